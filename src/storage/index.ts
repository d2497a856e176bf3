export {
  deleteConsultation,
  listConsultations,
  readConsultation,
  saveConsultation,
  type KeptConsultation,
} from './consultations';
export { consultationDamaged, storageFull } from './refusals';
export { partsOf, SharedParts } from './sharedParts';
