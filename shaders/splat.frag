// Adds one mark to the surface: its depth, summed where marks overlap, and that times its warmth.
precision highp float;
#include "./chunks/mark_profile.glsl"
flat in vec2 vCentre;
flat in vec4 vPerAxis;
flat in float vAmplitude;
flat in float vWarmth;
// Below 1 where the target holds no values above 1.
uniform float uAmountScale;
out vec4 outAmount;

void main() {
  vec2 offset = gl_FragCoord.xy - vCentre;
  vec2 sigmas = vec2(dot(offset, vPerAxis.xy), dot(offset, vPerAxis.zw));
  float amount = uAmountScale * vAmplitude * mark_profile(sigmas);
  outAmount = vec4(amount, amount * vWarmth, 0.0, 0.0);
}
