import type { PriceUnit } from '../../domain/estimate/estimate';
import { approximate, plusMinus } from '../numbers';

export const estimateWords = {
  lead: 'For the whole head, as planned. It changes with every change of the plan.',
  uniform: 'Switch the uniform density off to see an estimate by zone.',
  covered:
    'Hair covers nearly all of the skin to be treated in this photo. This plan changes nothing that can be seen here, so no dots, hours or price are given.',
  thinning: 'For thinning hair, add the zone “Thinning hair” under Zones.',
  zones: 'By zone',
  zone: 'Zone',
  area: 'Area',
  dots: 'Dots',
  sessions: 'By session',
  session: (number: number) => `Session ${number}`,
  hours: 'Hours',
  price: 'Price',
  whole: 'In all',
  cm2: (cm2: number) => `${cm2 === 0 ? '0' : approximate(cm2)} cm²`,
  number: (count: number) => (count < 10 ? String(Math.round(count)) : approximate(count)),
  money: (amount: number, [before, after]: readonly [string, string] = ['', '']) =>
    `${before}${estimateWords.number(amount)}${after}`,
  hoursValue: (hours: number) => `${hours.toFixed(1)} h`,
  error: (dots: number, cm2: number, fraction: number) => {
    const [figure, error] = plusMinus(dots, fraction);
    const [area, areaError] = plusMinus(cm2, fraction);
    return `About ${figure} dots, give or take ${error}, on ${area} cm², give or take ${areaError}: a photo tells the area of skin no better. Hours and price are as uncertain.`;
  },
  visits: (mostAVisit: number, visits: number) =>
    `More than about ${approximate(mostAVisit)} dots are hardly set in one day: expect about ${visits} visits in all.`,
  untold:
    'This photo does not tell how much of the scalp needs dots. Do not quote from these figures: measure on the head.',
  scars: 'Scars often need a fourth session.',
  speed: 'Dots an hour',
  speedValue: (perHour: number) => `${approximate(perHour)} an hour`,
  priceTitle: 'Price',
  priceAmount: 'Amount, for example £450',
  pricePer: 'For each',
  units: {
    session: 'session',
    visit: 'visit',
    hour: 'hour',
    thousand: '1,000 dots',
  } satisfies Record<PriceUnit, string>,
  perSession: 'Each session is charged once, however many visits it takes.',
  perVisit: (visits: number) => `${visits} visits are charged, one for each day of work.`,
  noPrice: 'No amount, no price. It is kept nowhere and is not in saved pictures.',
  priceInvalid: 'Please type an amount, for example £450.',
} as const;
