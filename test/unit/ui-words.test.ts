import { shownHead } from '../support/shownHead';
import { pigmentShown } from '../support/shownPigment';
import { describe, expect, test } from 'vitest';
import { LINE_STYLES } from '../../src/domain/hairline/styles';
import { HEALING_STOPS } from '../../src/domain/pigment/healing';
import { SESSIONS } from '../../src/domain/pigment/sessions';
import { matchedShade } from '../../src/domain/pigment/shadeMatch';
import { LADDER } from '../../src/domain/pigment/shades';
import { colourOnSomeSkin } from '../../src/ui/art/shadeColours';
import { stipple } from '../../src/ui/art/stipple';
import { approximate, centimetres } from '../../src/ui/numbers';
import { matchSentence } from '../../src/ui/panel/matchSentence';
import { isUnsure } from '../../src/ui/home/steps';
import { notesOn } from '../../src/ui/panel/notes';
import { STYLE_SOFTNESS_MM } from '../../src/ui/panel/styleSoftness';
import { AGE_STOPS, DOTS_AFTER_SESSION, isTouchedUp, nearestStop } from '../../src/ui/panel/timeStops';
import { confidenceWords, words } from '../../src/ui/words';

const HEAD = shownHead();

describe('words', () => {
  test('confidence has three words', () => {
    expect([0.75, 0.74, 0.5, 0.49].map(confidenceWords)).toEqual([
      'sure',
      'fairly sure',
      'fairly sure',
      'not sure',
    ]);
  });

  test('numbers pretend no more than is known', () => {
    expect([4.06, 87.3, 311.7, 34_287].map(approximate)).toEqual(['4.1', '87', '312', '34,300']);
    expect(centimetres(55)).toBe('5.5');
  });

  test('of an estimate no dot is a part of one, and each figure has its unit', () => {
    const { number, cm2, hoursValue } = words.estimate;
    expect([0, 4.2, 34_287].map(number)).toEqual(['0', '4', '34,300']);
    expect([0, 4.06, 311.7].map(cm2)).toEqual(['0 cm²', '4.1 cm²', '312 cm²']);
    expect(hoursValue(10.94)).toBe('10.9 h');
  });

  test('density words change at the density of hair groups and of hairs', () => {
    const { meaning } = words.density;
    expect(meaning(65)).toContain('group in which hairs grow');
    expect(meaning(64)).not.toBe(meaning(65));
    expect(meaning(160)).toContain('each hair');
    expect(meaning(159)).not.toBe(meaning(160));
  });
});

describe('where the corners lie', () => {
  const { cornersValue, cornersShort } = words.hairline;

  test.each([
    [25, 25, '2.5 cm behind the middle'],
    [-9, -9, '0.9 cm in front of the middle'],
    [30, 22, 'right 3.0 cm, left 2.2 cm behind the middle'],
    [-9, 12, 'right 0.9 cm in front, left 1.2 cm behind the middle'],
    [0.2, -0.2, 'level with the middle'],
  ])('%d and %d mm behind the middle: %s', (right, left, said) => {
    expect(cornersValue(right, left)).toBe(said);
  });

  test('is said shortly beside the handle', () => {
    expect([25, -9, 0].map(cornersShort)).toEqual(['2.5 cm behind', '0.9 cm in front', 'level']);
  });
});

describe('choices on screen are those of the model', () => {
  test('every style with the width of its edge', () => {
    const softness = Object.entries(LINE_STYLES).map(([style, { softnessMm }]) => [style, softnessMm]);
    expect(STYLE_SOFTNESS_MM).toEqual(Object.fromEntries(softness));
  });

  test('every stop of time, and what a session places', () => {
    expect(AGE_STOPS).toEqual(HEALING_STOPS);
    const shares = SESSIONS.map(({ session, cumulativeShare }) => [session, cumulativeShare]);
    expect(DOTS_AFTER_SESSION).toEqual(Object.fromEntries(shares));
  });

  test('an age between two stops is told as the nearer one', () => {
    expect([0, 4, 29, 1000, 2190].map((days) => AGE_STOPS[nearestStop(days)]?.id)).toEqual([
      'fresh',
      'week',
      'healed',
      'year-3',
      'year-6',
    ]);
    expect([1094, 1095].map((days) => isTouchedUp(days, 3))).toEqual([false, true]);
    expect(isTouchedUp(2190, null)).toBe(false);
  });
});

describe('the shade that is matched', () => {
  const shown = pigmentShown();

  test('names skin and hair as seen, and says what was not', () => {
    expect(matchSentence(shown)).toBe('For medium skin and dark brown hair, as this photo shows them.');
    const noHair = { ...shown, match: matchedShade('V', null, shown.skin), hair: null };
    expect(matchSentence(noHair)).toContain('No hair was seen');
    const noSkin = { ...shown, match: matchedShade('III', 'grey', null), skin: null };
    expect(matchSentence(noSkin)).toBe(
      'For grey hair. The photo shows too little skin, so medium skin is taken.',
    );
    const neither = { ...noSkin, match: matchedShade('III', null, null), hair: null };
    expect(matchSentence(neither)).toContain('could not be read from this photo');
  });

  test('a type of skin that is a close call is called one at once', () => {
    const { match, skin } = shown;
    const sureTo = (confidence: number) =>
      matchSentence({ ...shown, match, skin: skin && { ...skin, confidence } });
    expect(sureTo(0.51)).not.toContain(words.shade.skinDoubtful);
    expect(sureTo(0.39)).toContain(words.shade.skinDoubtful);
  });

  test.each(['too-dark', 'colourless'] as const)(
    'a type that a %s photo hardly tells is no close call',
    (note) => {
      const { match, skin } = shown;
      const unread = skin && { ...skin, confidence: 0.3, notes: [...skin.notes, note] };
      const said = matchSentence({ ...shown, match, skin: unread });
      expect(said).not.toContain(words.shade.skinDoubtful);
      expect(said).toContain(words.shade.skinUntold);
    },
  );

  test('a type that was chosen by hand is not called one that the photo shows', () => {
    const shown = pigmentShown();
    const chosen = { ...shown, match: matchedShade('VI', 'black', null) };
    expect(matchSentence(chosen)).toBe(
      'For dark skin, type VI as chosen here, and black hair, as this photo shows it.',
    );
    const noHair = { ...chosen, match: matchedShade('VI', null, null), hair: null };
    expect(matchSentence(noHair)).toContain('as chosen here, and black hair, the likeliest on such skin.');
  });

  test('on a skin that no photo shows less water is drawn darker', () => {
    const red = LADDER.map((id) => parseInt(colourOnSomeSkin(Number(id)).mark.slice(1, 3), 16));
    expect(red).toEqual([...red].sort((a, b) => a - b));
    expect(red.at(-1)! - red[0]!).toBeGreaterThan(60);
  });

  test('warmth is told by side and strength', () => {
    expect([0, 0.1, 0.6, -0.3].map(words.shade.warmthValue)).toEqual([
      'neutral',
      'a little warm (+0.1)',
      'warm (+0.6)',
      'a little ashen (−0.3)',
    ]);
  });
});

describe('notes on a photo', () => {
  test('a sure fit of a sharp photo of a bare scalp needs none', () => {
    expect(notesOn(HEAD)).toEqual([]);
    expect(notesOn({ ...HEAD, confidence: 0.5, mmPerPx: 0.25, hairShare: 0.03 })).toEqual([]);
  });

  test('doubt and hair are each noted, cropped hair not: it is what the dots are for', () => {
    const head = { ...HEAD, confidence: 0.49, hairShare: 0.04 };
    expect(notesOn({ ...head, ownHair: 'long' })).toEqual(['check-border', 'own-hair']);
    expect(notesOn({ ...head, ownHair: 'cropped' })).toEqual(['check-border']);
  });

  test('hair that covers all that is planned is told instead of its length', () => {
    expect(notesOn({ ...HEAD, hairShare: 0.95, covered: true, ownHair: 'long' })).toEqual(['covered']);
    expect(isUnsure({ ...HEAD, hairShare: 0.95, covered: true, ownHair: 'long' })).toBe(false);
  });
});

test('a person who has drawn an oval is not sent to draw one', () => {
  expect(notesOn({ ...HEAD, confidence: 0.2 })).toEqual(['place-unsure']);
  expect(notesOn({ ...HEAD, confidence: 0.2, source: 'oval' })).toEqual(['oval-unsure']);
});

test('the specks of the little pictures keep their distance and are the same every time', () => {
  const points = stipple(200);
  expect(stipple(200)).toEqual(points);
  const nearest = points.map(([x, y], i) =>
    Math.min(...points.filter((_, j) => j !== i).map(([px, py]) => Math.hypot(px - x, py - y))),
  );
  const mean = nearest.reduce((sum, d) => sum + d, 0) / nearest.length;
  // A random pattern of n points a unit area has a mean nearest distance of 0.5 / sqrt(n).
  expect(mean / (0.5 / Math.sqrt(200))).toBeGreaterThan(1.25);
});
