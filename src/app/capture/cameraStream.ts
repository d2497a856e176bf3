import type { CameraFailure } from '../../state/captureStore';

/** A camera that runs. */
export interface CameraStream {
  readonly stream: MediaStream;
  readonly track: MediaStreamTrack;
  readonly deviceId: string | undefined;
  /** undefined where the device does not tell, as a webcam. */
  readonly facing: 'user' | 'environment' | undefined;
}

export type WantedCamera = { readonly facing: 'user' | 'environment' } | { readonly deviceId: string };

/** Where photos can be taken apart from the video, that need not be as fine. */
const VIDEO_BESIDE_PHOTOS = { width: { ideal: 1920 }, height: { ideal: 1080 } };
/** Where a frame of the video is the photo. */
const VIDEO_FOR_PHOTOS = { width: { ideal: 3840 }, height: { ideal: 2160 } };

export const takesPhotos = (): boolean => 'ImageCapture' in window;

/** The camera's own pictures, neither cut nor scaled; the types do not know it yet. */
const UNCUT = { resizeMode: { ideal: 'none' } };

/** The browser offers a camera, and to this page. */
export const cameraPossible = (): boolean =>
  window.isSecureContext &&
  typeof (navigator as Partial<Navigator>).mediaDevices?.getUserMedia === 'function';

/** @throws DOMException as getUserMedia */
export async function openCamera(wanted: WantedCamera): Promise<CameraStream> {
  const which =
    'deviceId' in wanted
      ? { deviceId: { exact: wanted.deviceId } }
      : { facingMode: { ideal: wanted.facing } };
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { ...which, ...UNCUT, ...(takesPhotos() ? VIDEO_BESIDE_PHOTOS : VIDEO_FOR_PHOTOS) },
  });
  const [track] = stream.getVideoTracks();
  if (!track) throw new DOMException('No picture.', 'NotFoundError');
  const { deviceId, facingMode } = track.getSettings();
  const facing = facingMode === 'user' || facingMode === 'environment' ? facingMode : undefined;
  return { stream, track, deviceId, facing };
}

/** Those of this device, known once one of them has been allowed. */
export async function cameraIds(): Promise<readonly string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.flatMap(({ kind, deviceId }) => (kind === 'videoinput' ? [deviceId] : []));
}

/** The camera after this one: that of the other side, else the next in the list. */
export async function nextCamera({ facing, deviceId }: CameraStream): Promise<WantedCamera> {
  if (facing) return { facing: facing === 'user' ? 'environment' : 'user' };
  const ids = await cameraIds();
  return { deviceId: ids[(ids.indexOf(deviceId ?? '') + 1) % ids.length] ?? '' };
}

export function failureOf(error: unknown): CameraFailure {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'unexpected';
  }
}
