// @ts-check
// The models that the app reads from models/ beside its page: Google's MediaPipe models, Apache License 2.0, unchanged.

const PUBLISHED = 'https://storage.googleapis.com/mediapipe-models';

/** @typedef {{ name: string, bytes: number, sha256: string, url: string }} ModelFile */

/** @type {readonly ModelFile[]} */
export const MODEL_FILES = [
  {
    name: 'face_landmarker.task',
    bytes: 3758596,
    sha256: '64184e229b263107bc2b804c6625db1341ff2bb731874b0bcc2fe6544e0bc9ff',
    url: `${PUBLISHED}/face_landmarker/face_landmarker/float16/1/face_landmarker.task`,
  },
  {
    name: 'hair_segmenter.tflite',
    bytes: 781618,
    sha256: '2628cf3ce5f695f604cbea2841e00befcaa3624bf80caf3664bef2656d59bf84',
    url: `${PUBLISHED}/image_segmenter/hair_segmenter/float32/1/hair_segmenter.tflite`,
  },
  {
    name: 'selfie_segmenter.tflite',
    bytes: 249537,
    sha256: '191ac9529ae506ee0beefa6b2c945a172dab9d07d1e802a290a4e4038226658b',
    url: `${PUBLISHED}/image_segmenter/selfie_segmenter/float16/1/selfie_segmenter.tflite`,
  },
];
