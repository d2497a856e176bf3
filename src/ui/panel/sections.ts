import type { FunctionComponent } from 'react';
import type { IconName } from '../art/Icon';
import type { words } from '../words';
import { DensityPanel } from './DensityPanel';
import { FindingsPanel } from './FindingsPanel';
import { EstimatePanel } from '../estimate/EstimatePanel';
import { HistoryPanel } from '../history/HistoryPanel';
import { HairlinePanel } from './HairlinePanel';
import { OutlinePanel } from './OutlinePanel';
import { ScarPanel } from '../scar/ScarPanel';
import { ShadePanel } from './ShadePanel';
import { PatternPanel } from '../patterns/PatternPanel';
import { ZonesPanel } from '../zones/ZonesPanel';
import { TimePanel } from './TimePanel';

export type SectionId = keyof typeof words.panel.sections;

export interface Section {
  readonly id: SectionId;
  readonly icon: IconName;
  readonly Body: FunctionComponent;
  /** Means nothing while no head is placed. */
  readonly needsHead: boolean;
  /** Not offered at home. */
  readonly consultationOnly?: true;
}

export const SECTIONS: readonly Section[] = [
  { id: 'patterns', icon: 'patterns', Body: PatternPanel, needsHead: true },
  { id: 'density', icon: 'density', Body: DensityPanel, needsHead: true },
  { id: 'shade', icon: 'shade', Body: ShadePanel, needsHead: true },
  { id: 'hairline', icon: 'hairline', Body: HairlinePanel, needsHead: true },
  { id: 'time', icon: 'time', Body: TimePanel, needsHead: true },
  { id: 'zones', icon: 'zones', Body: ZonesPanel, needsHead: true, consultationOnly: true },
  { id: 'outline', icon: 'outline', Body: OutlinePanel, needsHead: true },
  { id: 'scars', icon: 'scars', Body: ScarPanel, needsHead: true },
  { id: 'estimate', icon: 'estimate', Body: EstimatePanel, needsHead: true, consultationOnly: true },
  { id: 'history', icon: 'history', Body: HistoryPanel, needsHead: true, consultationOnly: true },
  { id: 'findings', icon: 'found', Body: FindingsPanel, needsHead: false },
];

/** What was found comes first: the rest builds on it. */
export const inOrder = (sections: readonly Section[]): readonly Section[] => [
  ...sections.filter(({ id }) => id === 'findings'),
  ...sections.filter(({ id }) => id !== 'findings'),
];
