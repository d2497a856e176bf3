import { useId } from 'react';
import type { ClinicalView } from '../../domain/observation';
import { SILHOUETTES } from '../../state/captureStore';
import './silhouette.css';

interface SilhouettePictureProps {
  readonly view: ClinicalView;
  /** Filled as a picture of its own, or lines to lie over a camera's. */
  readonly look: 'picture' | 'lines';
}

/** A head as it should fill the photo; the words beside it say the same. */
export function SilhouettePicture({ view, look }: SilhouettePictureProps) {
  const { head, body, scalp, lines } = SILHOUETTES[view];
  const outside = useId();
  return (
    <svg className={`silhouette silhouette-${look}`} viewBox="0 0 300 400" aria-hidden="true">
      {look === 'lines' && (
        <g className="silhouette-halo">
          <clipPath id={outside}>
            <path d={`M0 0H300V400H0Z${head}`} clipRule="evenodd" />
          </clipPath>
          <path d={body} clipPath={`url(#${outside})`} />
          <path d={head} />
          <path d={lines} />
        </g>
      )}
      <path
        d={body}
        className="silhouette-body"
        clipPath={look === 'lines' ? `url(#${outside})` : undefined}
      />
      <path d={head} className="silhouette-head" />
      {look === 'picture' && <path d={scalp} className="silhouette-scalp" />}
      <path d={lines} className="silhouette-lines" />
    </svg>
  );
}
