import { describe, expect, it } from 'vitest';
import {
  canvasToPhoto,
  fitted,
  framedHead,
  headCentre,
  keptOnScreen,
  photoToCanvas,
  zoomedAbout,
} from '../../src/app/viewMaths';
import type { HeadRect } from '../../src/domain/scalp/seenHead';

const canvas = { widthCss: 800, heightCss: 600 };
const photo = { widthPx: 4000, heightPx: 2000 };

describe.each([false, true])('the place of the picture, mirrored: %s', (mirrored) => {
  const view = { ...fitted(canvas, photo), mirrored };

  it('shows the whole photo', () => {
    expect(view.zoom).toBeCloseTo(0.2);
    const left = photoToCanvas(view, canvas, 0, 0).x;
    expect(left).toBeCloseTo(mirrored ? 800 : 0);
  });

  it('goes to the photo and back', () => {
    const point = canvasToPhoto(view, canvas, 123, 456);
    const back = photoToCanvas(view, canvas, point.x, point.y);
    expect(back.x).toBeCloseTo(123);
    expect(back.y).toBeCloseTo(456);
  });

  it('keeps the point under the pointer while zooming', () => {
    const before = canvasToPhoto(view, canvas, 200, 250);
    const zoomed = { ...zoomedAbout(view, canvas, photo, 2, 200, 250), mirrored };
    const after = canvasToPhoto(zoomed, canvas, 200, 250);
    expect(after.x).toBeCloseTo(before.x);
    expect(after.y).toBeCloseTo(before.y);
  });
});

/** Its eyes lie at its middle. */
const headIn = (seenIn: HeadRect) => ({
  seenIn,
  seenToEyesIn: { ...seenIn, heightPx: seenIn.heightPx / 2 },
});

describe('the frame around the head', () => {
  it('shows all of a small head, in the middle where the photo reaches that far', () => {
    const view = framedHead(canvas, photo, headIn({ xPx: 2000, yPx: 800, widthPx: 300, heightPx: 400 }));
    expect(view).toMatchObject({ centreXPx: 2150, centreYPx: 1000 });
    expect(view.zoom * 400).toBeCloseTo(600 / 1.4);
  });

  it('shows it down to the eyes on a phone, larger', () => {
    const phone = { widthCss: 390, heightCss: 320 };
    const view = framedHead(phone, photo, headIn({ xPx: 2000, yPx: 800, widthPx: 300, heightPx: 400 }));
    expect(view).toMatchObject({ centreXPx: 2150, centreYPx: 900 });
    expect(view.zoom * 300).toBeCloseTo(390 / 1.1);
  });

  it('shows no more than the photo', () => {
    const view = framedHead(canvas, photo, headIn({ xPx: 0, yPx: 0, widthPx: 300, heightPx: 400 }));
    expect(view.centreXPx - 400 / view.zoom).toBeCloseTo(0);
    expect(view.centreYPx - 300 / view.zoom).toBeCloseTo(0);
  });

  it('is the whole photo for a head that nearly fills it', () => {
    const head = headIn({ xPx: 900, yPx: 100, widthPx: 1400, heightPx: 1800 });
    expect(framedHead(canvas, photo, head)).toEqual(fitted(canvas, photo));
  });
});

it('never loses the photo', () => {
  expect(keptOnScreen(-500, 9000, photo)).toEqual({ centreXPx: 0, centreYPx: 2000 });
});

describe('a head as large as it is seen from some way off', () => {
  const head = { xPx: 100, yPx: 0, widthPx: 600, heightPx: 1000 };

  it('stands in the middle while all of it, and the hair above it, fits', () => {
    expect(headCentre(canvas, head, 0.5)).toEqual({ centreXPx: 400, centreYPx: 500 });
  });

  it('leaves the choice of a part where its hair would be cut off', () => {
    expect(headCentre(canvas, head, 0.59)).toBeNull();
    expect(headCentre({ widthCss: 300, heightCss: 600 }, head, 0.5)).toBeNull();
  });
});
