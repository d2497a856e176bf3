import { valueNoise } from '../../../src/domain/random';
import type { HeadLook } from './look';
import { linearColour } from './look';
import type { Surface } from './paint';
import { bell, dot, smoothstep, unit, type Vec3 } from './vector';

/** Light (linear) that a surface sends to the camera; `normal` and `towards` the camera in the camera frame, unit. */
export type Shader = (surface: Surface, normal: Vec3, towards: Vec3, openness: number) => Vec3;

/** How far light creeps round: red the furthest, as in skin. */
const WRAP: Vec3 = [0.34, 0.22, 0.18];
const SKY: Vec3 = [0.2, 0.21, 0.23];
const GROUND: Vec3 = [0.13, 0.11, 0.1];

export function headShader({ light }: HeadLook): Shader {
  const key = unit(light.from);
  const fillFrom = unit([-key[0], 0.15, 0.8]);
  const half = (towards: Vec3): Vec3 => unit([key[0] + towards[0], key[1] + towards[1], key[2] + towards[2]]);
  return ({ albedo, gloss }, normal, towards, openness) => {
    const facing = dot(normal, key);
    const filled = Math.max(0, dot(normal, fillFrom));
    const up = 0.5 + 0.5 * normal[1];
    const glint = Math.max(0, dot(normal, half(towards)));
    const rim = (1 - Math.max(0, dot(normal, towards))) ** 4;
    const highlight =
      gloss *
      light.strength *
      openness *
      (0.1 * glint ** 10 + 0.28 * glint ** 45 + 0.05 * rim) *
      (facing > -0.2 ? 1 : 0.3);
    const channel = (k: 0 | 1 | 2): number => {
      const direct = Math.max(0, (facing + WRAP[k]) / (1 + WRAP[k])) * (0.55 + 0.45 * openness);
      const ambient = (GROUND[k] + up * (SKY[k] - GROUND[k])) * openness;
      const keyed = light.strength * light.tint[k] * 0.78 * direct;
      return albedo[k] * (keyed + 0.6 * light.fill * filled * openness + ambient) + highlight * light.tint[k];
    };
    return [channel(0), channel(1), channel(2)];
  };
}

const SCLERA = linearColour([226, 218, 212]);
const IRIS = linearColour([92, 70, 52]);

/** The eye at a unit direction from its centre, head frame; it looks along +z. */
export function eyeSurface(direction: Vec3, seed: number): Surface {
  const off = Math.hypot(direction[0], direction[1]);
  const ahead = direction[2] > 0 ? 1 : 0;
  const iris = ahead * smoothstep(0.43, 0.4, off);
  const pupil = ahead * smoothstep(0.17, 0.145, off);
  const fibres =
    1 + 0.35 * valueNoise((6 * direction[0]) / (off + 0.01), (6 * direction[1]) / (off + 0.01), 0, seed);
  const limbus = 1 - 0.6 * ahead * bell(off - 0.41, 0.05);
  const albedo = [0, 1, 2].map(
    (k) => (SCLERA[k]! * (1 - iris) + iris * IRIS[k]! * fibres) * limbus * (1 - 0.96 * pupil),
  );
  return { albedo: albedo as unknown as Vec3, gloss: 0.9 };
}
