import { memo } from 'react';
import { words } from '../words';
import { speckPath, stipple } from './stipple';

/** One tile of specks, repeated: the points wrap round. */
const TILE = 84;
const POINTS = stipple(270, 23);
const SPECKS = [0, 1, 2].map((size) =>
  speckPath(
    POINTS.filter((_, i) => i % 3 === size),
    TILE,
  ),
);

const HEAD =
  'M160 34c-58 0-94 42-96 104-1 24 2 44 6 62 6 30 20 58 40 78 16 16 32 24 50 24s34-8 50-24c20-20 34-48 40-78 4-18 7-38 6-62-2-62-38-104-96-104z';
/** Hair-bearing scalp from the front: middle low, corners set back, temples coming down before the ears. */
const SCALP =
  'M160 34c-58 0-94 42-96 104-1 18 0 34 3 48 6-4 10-12 11-24 0-12-1-20 4-28 6-12 14-30 26-40 16 6 34 8 52 8s36-2 52-8c12 10 20 28 26 40 5 8 4 16 4 28 1 12 5 20 11 24 3-14 4-30 3-48-2-62-38-104-96-104z';

/** A head, bare on the left of a line and stippled on its right: what the app is for, without words. */
export const HeadDrawing = memo(function HeadDrawing() {
  return (
    <svg className="head-drawing" viewBox="0 0 320 360" role="img" aria-label={words.start.illustration}>
      <defs>
        <linearGradient id="head-skin" x1="0.2" y1="0" x2="0.8" y2="1">
          <stop offset="0" stopColor="#edcfb4" />
          <stop offset="0.55" stopColor="#dcb393" />
          <stop offset="1" stopColor="#c08f6d" />
        </linearGradient>
        <radialGradient id="head-light" cx="0.36" cy="0.2" r="0.34">
          <stop offset="0" stopColor="#fff3e4" stopOpacity="0.75" />
          <stop offset="1" stopColor="#fff3e4" stopOpacity="0" />
        </radialGradient>
        <pattern id="head-specks" width={TILE} height={TILE} patternUnits="userSpaceOnUse">
          {SPECKS.map((path, i) => (
            <path
              key={i}
              d={path}
              className="head-speck"
              strokeWidth={1.5 + 0.4 * i}
              opacity={0.55 + 0.12 * i}
            />
          ))}
        </pattern>
        <clipPath id="head-after">
          <path d="M160 20h120v190H160z" />
        </clipPath>
      </defs>
      <path className="head-shoulders" d="M36 360c4-36 34-46 74-56h100c40 10 70 20 74 56z" />
      <path d="M116 262v44c8 20 28 30 44 30s36-10 44-30v-44z" fill="#b98866" />
      <path
        d="M66 166c-14-6-20 6-17 24 3 20 12 36 24 32zM254 166c14-6 20 6 17 24-3 20-12 36-24 32z"
        fill="#c99975"
      />
      <path d={HEAD} fill="url(#head-skin)" />
      <path d={HEAD} fill="url(#head-light)" />
      <g clipPath="url(#head-after)">
        <path d={SCALP} fill="#4d4641" opacity="0.34" />
        <path d={SCALP} fill="url(#head-specks)" />
      </g>
      <g className="head-features">
        <path d="M96 160c10-7 26-8 38-3M186 157c12-5 28-4 38 3" strokeWidth="5" />
        <path d="M104 180c8-6 20-6 28 0M188 180c8-6 20-6 28 0" strokeWidth="3.5" />
        <path d="M158 176c-2 18-8 30-8 38 0 6 6 8 12 7M140 252c12 6 28 6 40 0" strokeWidth="3" />
      </g>
      <path className="head-line" d="M160 12v316" />
      <g className="head-handle">
        <circle cx="160" cy="292" r="17" />
        <path d="M155 286l-6 6 6 6M165 286l6 6-6 6" />
      </g>
    </svg>
  );
});
