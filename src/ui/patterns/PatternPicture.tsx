import type { PatternId } from '../../domain/patterns/pattern';
import type { TopOutline, TopView } from '../../domain/patterns/topView';
import { isLudwig } from '../../state/patternStore';

interface PatternPictureProps {
  readonly look: TopView;
  readonly pattern: PatternId;
}

/** The mean head from above, the nose up: hair, and where it is lost or thin. */
export function PatternPicture({ look, pattern }: PatternPictureProps) {
  const thin = isLudwig(pattern);
  return (
    <svg className="swatch pattern-picture" viewBox="-116 -136 232 232" aria-hidden="true">
      <ellipse className="pattern-skin" cx="-77" cy="-6" rx="8" ry="17" />
      <ellipse className="pattern-skin" cx="77" cy="-6" rx="8" ry="17" />
      <path className="pattern-skin" d={closed(look.head)} />
      <path className="pattern-hair" d={closed(look.scalp)} />
      {look.lost[pattern].map((outline, k) => (
        <path key={k} className={thin ? 'pattern-thin' : 'pattern-lost'} d={closed(outline)} />
      ))}
      {thin && <path className="pattern-parting" d={open(look.parting)} />}
    </svg>
  );
}

const open = (outline: TopOutline): string =>
  outline.map(([x, y], k) => `${k === 0 ? 'M' : 'L'}${x} ${y}`).join('');
const closed = (outline: TopOutline): string => `${open(outline)}Z`;
