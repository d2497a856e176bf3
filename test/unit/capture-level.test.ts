import { describe, expect, it } from 'vitest';
import { cameraAim, levelFinding } from '../../src/domain/capture/cameraLevel';
import { NOTHING_SEEN, steadied, type Steady } from '../../src/domain/capture/steady';

const UPRIGHT = { betaDeg: 90, gammaDeg: 0 };

describe('how a camera is held', () => {
  it('upright it looks level', () => {
    for (const facesUser of [true, false]) {
      const { leanDeg, upDeg } = cameraAim(UPRIGHT, 0, facesUser);
      expect(leanDeg).toBeCloseTo(0, 6);
      expect(upDeg).toBeCloseTo(0, 6);
    }
  });

  it('tipped back the front camera looks up and the back camera down', () => {
    const tipped = { betaDeg: 60, gammaDeg: 0 };
    expect(cameraAim(tipped, 0, true).upDeg).toBeCloseTo(30, 6);
    expect(cameraAim(tipped, 0, false).upDeg).toBeCloseTo(-30, 6);
  });

  it('lying it leans nowhere', () => {
    const flat = cameraAim({ betaDeg: 0, gammaDeg: 0 }, 0, false);
    expect(flat.leanDeg).toBeNull();
    expect(flat.upDeg).toBeCloseTo(-90, 6);
  });

  it('on its side it is level where the picture is turned with it', () => {
    // Turned anticlockwise: the right edge is up.
    const turned = { betaDeg: 0, gammaDeg: -90 };
    expect(cameraAim(turned, 90, false).leanDeg).toBeCloseTo(0, 6);
    expect(Math.abs(cameraAim(turned, 0, false).leanDeg!)).toBeCloseTo(90, 6);
    expect(cameraAim({ betaDeg: 0, gammaDeg: 90 }, 270, false).leanDeg).toBeCloseTo(0, 6);
  });

  it('leaning right its left edge is up', () => {
    expect(cameraAim({ betaDeg: 45, gammaDeg: 20 }, 0, false).leanDeg).toBeGreaterThan(10);
    expect(cameraAim({ betaDeg: 45, gammaDeg: -20 }, 0, false).leanDeg).toBeLessThan(-10);
  });
});

describe('what is said of it', () => {
  it('small turns are good, larger ones are named by side', () => {
    expect(levelFinding({ leanDeg: 4, upDeg: -8 }, 'front')).toBe('good');
    expect(levelFinding({ leanDeg: 9, upDeg: 0 }, 'front')).toBe('leans-right');
    expect(levelFinding({ leanDeg: -9, upDeg: 0 }, 'crown')).toBe('leans-left');
    expect(levelFinding({ leanDeg: 0, upDeg: 20 }, 'back')).toBe('looks-up');
    expect(levelFinding({ leanDeg: 0, upDeg: -20 }, 'left45')).toBe('looks-down');
  });

  it('from above nobody asks for a level camera', () => {
    expect(levelFinding({ leanDeg: 0, upDeg: -40 }, 'crown')).toBe('good');
    expect(levelFinding({ leanDeg: null, upDeg: -85 }, 'top')).toBeNull();
  });
});

describe('words that stay', () => {
  const after = (...seen: readonly string[]): string | null =>
    seen.reduce<Steady<string>>((before, now) => steadied(before, now), NOTHING_SEEN).said;

  it('the first is said at once, another after it has come three times in a row', () => {
    expect(after()).toBeNull();
    expect(after('good')).toBe('good');
    expect(after('good', 'dark', 'dark')).toBe('good');
    expect(after('good', 'dark', 'dark', 'dark')).toBe('dark');
    expect(after('good', 'dark', 'dark', 'good', 'dark')).toBe('good');
  });
});
