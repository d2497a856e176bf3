import { takesPhotos } from './cameraStream';

/** Some cameras never answer; a frame of the video is there at once. */
const ANSWERS_WITHIN_MS = 4000;
const JPEG_QUALITY = 0.95;

/** The camera's own photo where it takes any, else a frame of its video; never mirrored. */
export async function takePhoto(track: MediaStreamTrack, video: HTMLVideoElement): Promise<Blob> {
  if (takesPhotos())
    try {
      return await soon(new ImageCapture(track).takePhoto());
    } catch (error) {
      console.warn('The camera gives no photo, a frame of its video is taken.', error);
    }
  return frameOf(video);
}

function frameOf(video: HTMLVideoElement): Promise<Blob> {
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY });
}

async function soon<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('No answer.'));
    }, ANSWERS_WITHIN_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
