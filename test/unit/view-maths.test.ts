import { describe, expect, it } from 'vitest';
import { canvasToPhoto, fitted, keptOnScreen, photoToCanvas, zoomedAbout } from '../../src/app/viewMaths';

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

it('never loses the photo', () => {
  expect(keptOnScreen(-500, 9000, photo)).toEqual({ centreXPx: 0, centreYPx: 2000 });
});
