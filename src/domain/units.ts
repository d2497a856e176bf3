declare const unit: unique symbol;
type Branded<Base, Unit extends string> = Base & { readonly [unit]: Unit };

/** Length on the head, millimetres. */
export type Mm = Branded<number, 'mm'>;
/** Length in photo pixels unless the name says which picture. */
export type Px = Branded<number, 'px'>;
export type Radians = Branded<number, 'rad'>;
export type Degrees = Branded<number, 'deg'>;
/** Impressions per square centimetre of skin. */
export type PerCm2 = Branded<number, 'per cm2'>;
export type Cm2 = Branded<number, 'cm2'>;

export const mm = (value: number): Mm => value as Mm;
export const px = (value: number): Px => value as Px;
export const radians = (value: number): Radians => value as Radians;
export const degrees = (value: number): Degrees => value as Degrees;
export const perCm2 = (value: number): PerCm2 => value as PerCm2;
export const cm2 = (value: number): Cm2 => value as Cm2;

export const degreesToRadians = (value: Degrees): Radians => radians((value * Math.PI) / 180);
export const radiansToDegrees = (value: Radians): Degrees => degrees((value * 180) / Math.PI);
