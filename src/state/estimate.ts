/** What the screen reckons with. */
export {
  estimate,
  IMPRESSIONS_PER_HOUR,
  MOST_A_VISIT,
  USUAL_PRACTICE,
  type Practice,
  type PriceUnit,
} from '../domain/estimate/estimate';
