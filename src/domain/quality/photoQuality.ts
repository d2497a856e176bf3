import type { HeadFit, HeadSurface } from '../head/types';
import type { AnalysisImage } from '../image';
import type { ScalpMaps } from '../scalp/types';
import { scalpCutOff } from './cutOff';
import { edgeSpreadPx } from './detail';
import { exposure, type Exposure } from './exposure';
import type { EdgeSamples, PhotoProblem, PhotoProblemKind, Spoilt } from './types';

export interface PhotoQuality {
  /** The worst first; empty for a good photo. */
  readonly problems: readonly PhotoProblem[];
  /** Width of the finest detail on the scalp that the photo holds, mm; null where it shows too little to tell. */
  readonly finestDetailMm: number | null;
  /** Share of the scalp on this side of the head that lies beyond the picture's edge, 0..1. */
  readonly cutOffShare: number;
}

export interface QualityInput {
  readonly analysis: AnalysisImage;
  readonly edges: EdgeSamples;
  readonly maps: ScalpMaps;
  readonly surface: HeadSurface;
  readonly fit: Pick<HeadFit, 'pose' | 'camera'>;
  /** Of the photo on the visible scalp. */
  readonly mmPerPx: number;
}

/** What this photo of a head cannot show, and why. */
export function photoQuality({ analysis, edges, maps, surface, fit, mmPerPx }: QualityInput): PhotoQuality {
  const spreadPx = edgeSpreadPx(edges, maps);
  const cutOffShare = scalpCutOff(surface, fit);
  const light = exposure(analysis, maps);
  const severities: Record<PhotoProblemKind, PhotoProblem['severity'] | null> = {
    'cut-off': graded(cutOffShare, CUT_OFF),
    dark: darkness(light),
    blurred: blur(spreadPx, mmPerPx),
    small: smallness(mmPerPx),
    glare: graded(light.burntShare, BURNT),
  };
  const found = ORDER.flatMap((kind) => {
    const severity = severities[kind];
    return severity === null ? [] : [{ kind, severity, spoils: SPOILS[kind] }];
  });
  return {
    problems: [
      ...found.filter(({ severity }) => severity === 'strong'),
      ...found.filter(({ severity }) => severity === 'slight'),
    ],
    finestDetailMm: spreadPx === null ? null : SPREAD_TO_WIDTH * spreadPx * mmPerPx,
    cutOffShare,
  };
}

/** Among equals: what a new photo mends most comes first. */
const ORDER: readonly PhotoProblemKind[] = ['cut-off', 'blurred', 'dark', 'glare', 'small'];

const SPOILS: Record<PhotoProblemKind, readonly Spoilt[]> = {
  'cut-off': ['area', 'outline'],
  blurred: ['dots', 'outline'],
  dark: ['dots', 'outline'],
  glare: ['dots'],
  small: ['dots'],
};

interface Limits {
  readonly slight: number;
  readonly strong: number;
}

const graded = (value: number, { slight, strong }: Limits): PhotoProblem['severity'] | null =>
  value >= strong ? 'strong' : value >= slight ? 'slight' : null;

/** Share of the scalp beyond the edge. A hair's breadth is within what the fit is off; a tenth is a missing crown. */
const CUT_OFF: Limits = { slight: 0.02, strong: 0.1 };

/** Share of the scalp without colour. */
const BURNT: Limits = { slight: 0.05, strong: 0.2 };

/** Full width at half height of a Gaussian. */
const SPREAD_TO_WIDTH = 2.355;
/** Sharp photographs have 0.4 to 1.1; up to here softness is that of the pixels, which is named by itself. */
const SHARP_PX = 1.5;
/**
 * Finest detail, mm. A dot of 0.5 mm keeps less than a third of its contrast where it is 0.7 mm wide; from 1.4 mm on
 * detail is wider than natural hair groups stand apart (0.95 to 1.2 mm), and what is drawn stands out from the skin.
 */
const DETAIL_MM: Limits = { slight: 0.7, strong: 1.4 };

const blur = (spreadPx: number | null, mmPerPx: number): PhotoProblem['severity'] | null =>
  spreadPx === null || spreadPx < SHARP_PX ? null : graded(SPREAD_TO_WIDTH * spreadPx * mmPerPx, DETAIL_MM);

/** Below this single impressions of 0.4 to 0.6 mm are lost between the pixels; at half of it stippling is a tone. */
const SEE_DOTS_PX_PER_MM = 4;

function smallness(mmPerPx: number): PhotoProblem['severity'] | null {
  // To a tenth, as it is written on screen: what is said and the figure beside it must agree.
  const pxPerMm = Math.round(10 / mmPerPx) / 10;
  if (pxPerMm >= SEE_DOTS_PX_PER_MM) return null;
  return pxPerMm < SEE_DOTS_PX_PER_MM / 2 ? 'strong' : 'slight';
}

/** Half of the file's scale, level 128, in linear light. */
const HALF_SCALE = 0.216;
/**
 * Lit side of the head at which a picture without bright parts is called dark. Skin of type VI in good light reaches
 * 0.16 and more.
 */
const DIM_HEAD = 0.14;
/** Darker than this is no skin in the light, whatever lies behind it: the deepest stays 1.7 stops above. */
const UNLIT_HEAD = 0.05;

/** By what is bright in the picture and the head's highlights: the tone of the skin alone says nothing about the light. */
function darkness({ brightest, headLit }: Exposure): PhotoProblem['severity'] | null {
  if (headLit < UNLIT_HEAD) return 'strong';
  if (brightest >= HALF_SCALE || headLit >= DIM_HEAD) return null;
  return brightest < HALF_SCALE / 2 ? 'strong' : 'slight';
}
