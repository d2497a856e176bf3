// A surface is a target that shows a rectangle of the photo: the whole of it on screen, one tile in an export. All
// that depends on position is asked in photo space (px, y down, pixel centres at .5), so tiles show no seams.
uniform vec2 uSurfaceOriginPx;
uniform vec2 uTexelsPerPx;
uniform vec2 uSurfaceTexels;

vec2 photo_of_texel(vec2 texel) {
  return uSurfaceOriginPx + texel / uTexelsPerPx;
}

vec2 texel_of_photo(vec2 photoPx) {
  return (photoPx - uSurfaceOriginPx) * uTexelsPerPx;
}

// Row 0 of every target is the photo's top row: the one flip is made when the canvas is drawn.
vec4 clip_of_texel(vec2 texel) {
  return vec4(2.0 * texel / uSurfaceTexels - 1.0, 0.0, 1.0);
}
