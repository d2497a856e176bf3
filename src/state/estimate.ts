/** What the screen reckons with. */
export {
  estimate,
  IMPRESSIONS_PER_HOUR,
  USUAL_PRACTICE,
  type Practice,
  type PriceUnit,
} from '../domain/estimate/estimate';
