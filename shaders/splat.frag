// Adds one mark to the surface: its depth, summed where marks overlap.
precision highp float;
#include "./chunks/mark_profile.glsl"
in vec2 vSigmas;
in float vAmplitude;
// Below 1 where the target holds no values above 1.
uniform float uAmountScale;
out vec4 outAmount;

void main() {
  outAmount = vec4(uAmountScale * vAmplitude * mark_profile(vSigmas), 0.0, 0.0, 0.0);
}
