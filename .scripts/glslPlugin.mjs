// @ts-check
import glsl from 'vite-plugin-glsl';

/** Two chunks may include the same third one; a GLSL function may be defined only once. */
export const glslPlugin = () => glsl({ warnDuplicatedImports: false, removeDuplicatedImports: true });
