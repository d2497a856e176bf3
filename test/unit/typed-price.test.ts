import { describe, expect, it } from 'vitest';
import { estimateWords } from '../../src/ui/estimate/estimateWords';
import { asTyped, typedPrice } from '../../src/ui/estimate/typedPrice';

describe('a price as it is typed', () => {
  it.each([
    ['450', 450, '', ''],
    ['£450', 450, '£', ''],
    ['$ 1,200', 1200, '$ ', ''],
    ['1.200 €', 1200, '', ' €'],
    ['1200,50 EUR', 1200.5, '', ' EUR'],
    ['1,234,567.5', 1234567.5, '', ''],
    ["CHF 1'200", 1200, 'CHF ', ''],
    ['1 200 kr', 1200, '', ' kr'],
  ])('reads %s', (typed, amount, before, after) => {
    expect(typedPrice(typed)).toEqual({ amount, written: [before, after] });
  });

  it.each(['', 'abc', '0', '-450', '£', '450 per session', '4 or 5', '99999999'])('refuses %j', (typed) => {
    expect(typedPrice(typed)).toBeNull();
  });

  it('is shown in its own currency, and again where it was typed', () => {
    const price = typedPrice('€450')!;
    expect(estimateWords.money(1350, price.written)).toBe('€1,350');
    expect(asTyped(price)).toBe('€450');
  });
});
