import type { ImpressionLook } from '../domain/pigment/look';

/** Which of the placed impressions are drawn, and how those of each session. */
export interface DrawnSessions {
  /** Impressions of the whole field at full coverage that are drawn: the pattern's first ones. */
  readonly drawnCount: number;
  /** Counts at which session 1 and session 2 end. */
  readonly ends: readonly [number, number];
  readonly strength: readonly [number, number, number];
  readonly size: readonly [number, number, number];
}

/** `fullCount`: impressions of the whole field after the last session. */
export function drawnSessions(
  { sessions, sessionsShown, visible }: ImpressionLook,
  fullCount: number,
): DrawnSessions {
  const [first, second, third] = sessions;
  return {
    drawnCount: fullCount * sessions[sessionsShown - 1]!.upTo * visible,
    ends: [fullCount * first.upTo, fullCount * second.upTo],
    strength: [first.strength, second.strength, third.strength],
    size: [first.size, second.size, third.size],
  };
}
