/** How the treated picture is lit while it is looked at: as photographed, flatter, or harder. Never in a file. */
export type LightCheck = 'photo' | 'flat' | 'hard';
