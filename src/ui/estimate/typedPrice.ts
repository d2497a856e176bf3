/** An amount of money, and how its currency is written around a figure: "£" and "", "" and " EUR". */
export interface TypedPrice {
  readonly amount: number;
  readonly written: readonly [before: string, after: string];
}

const AMOUNT = /^([^\d.,-]{0,5}?)(\s*)(\d[\d\s.,']*?)(\s*)([^\d.,-]{0,5})$/u;
/** A point or comma with one or two digits behind it begins the part below one; before three it groups thousands. */
const DECIMALS = /[.,](\d{1,2})$/u;
const MOST = 1e7;

/** null where it is no amount above 0. */
export function typedPrice(typed: string): TypedPrice | null {
  const [, before, gapBefore, figure, gapAfter, after] = AMOUNT.exec(typed.trim()) ?? [];
  if (!figure) return null;
  const decimals = DECIMALS.exec(figure)?.[1] ?? '';
  const whole = figure.replace(DECIMALS, '').replace(/\D/gu, '');
  const amount = Number(`${whole}.${decimals}`);
  if (!(amount > 0 && amount < MOST)) return null;
  return { amount, written: [before ? before + gapBefore! : '', after ? gapAfter! + after : ''] };
}

export const asTyped = ({ amount, written: [before, after] }: TypedPrice): string =>
  `${before}${amount}${after}`;
