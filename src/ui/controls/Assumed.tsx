import type { ReactNode } from 'react';
import { words } from '../words';

/** A tag beside what has no source, and why it is assumed. */
export const Assumed = ({ children }: { readonly children?: ReactNode }) => (
  <p className="hint assumption">
    <AssumedTag /> {children}
  </p>
);

export const AssumedTag = () => (
  <span className="assumed" title={words.assumedMeaning}>
    {words.assumed}
  </span>
);
