// One texel an impression: where it falls and what it looks like. Written as float bits into unsigned integers,
// because those can be drawn and read back on every WebGL2 device.
precision highp float;
precision highp int;
precision highp sampler2D;
#include "./chunks/surface.glsl"
#include "./chunks/impression.glsl"

in vec2 vTexel;
uniform int uCount;
uniform int uRowLength;
// xyz position, w size trait · xyz normal, w strength trait · xyz growth, w depth trait
uniform sampler2D uPositions;
uniform sampler2D uNormals;
uniform sampler2D uGrowth;

// centre x, y (photo px), fromCount, amplitude
layout(location = 0) out uvec4 outWhere;
// long half axis x, y (texels), short half axis (texels), warmth
layout(location = 1) out uvec4 outShape;

void main() {
  ivec2 cell = ivec2(vTexel);
  int index = cell.y * uRowLength + cell.x;
  if (index >= uCount) {
    outWhere = floatBitsToUint(vec4(0.0, 0.0, NEVER, 0.0));
    outShape = uvec4(0u);
    return;
  }
  vec4 position = texelFetch(uPositions, cell, 0);
  vec4 normal = texelFetch(uNormals, cell, 0);
  vec4 growth = texelFetch(uGrowth, cell, 0);
  Impression mark = place_impression(float(index), position.xyz, normal.xyz, growth.xyz, vec3(position.w, normal.w, growth.w));
  outWhere = floatBitsToUint(vec4(mark.centrePx, mark.fromCount, mark.amplitude));
  outShape = floatBitsToUint(vec4(mark.longAxis, mark.shortAxis, mark.warmth));
}
