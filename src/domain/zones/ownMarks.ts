/** Bytes a pixel of `TreatmentMap.own`. */
export const OWN_BYTES = 4;
export const OWN_NEUTRAL = 128;
/** Steps for a factor of e. */
const OWN_STEPS = 60;

/** A factor, natural log, as a byte: from an eighth to eightfold. */
export const ownByte = (log: number): number =>
  Math.min(255, Math.max(0, Math.round(OWN_NEUTRAL + OWN_STEPS * log)));

/** What a byte stands for, as in shaders/chunks/own.glsl. */
export const ownFactor = (byte: number): number => Math.exp((byte - OWN_NEUTRAL) / OWN_STEPS);
