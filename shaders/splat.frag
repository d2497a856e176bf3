// Adds one mark to the surface: a gaussian of depth, summed where marks overlap.
precision highp float;
in vec2 vSigmas;
in float vAmplitude;
// Below 1 where the target holds no values above 1.
uniform float uAmountScale;
out vec4 outAmount;

void main() {
  outAmount = vec4(uAmountScale * vAmplitude * exp(-0.5 * dot(vSigmas, vSigmas)), 0.0, 0.0, 0.0);
}
