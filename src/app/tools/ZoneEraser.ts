import { ZoneBrush } from './ZoneBrush';

/** The brush that takes away. */
export class ZoneEraser extends ZoneBrush {
  protected override readonly step = 'zone-erased';
  protected override readonly mode = 'remove';
}
