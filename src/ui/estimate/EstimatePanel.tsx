import { useId, useState } from 'react';
import { estimate, IMPRESSIONS_PER_HOUR, MOST_A_VISIT, type PriceUnit } from '../../state/estimate';
import { useApp, usePlan, useStatus, useView } from '../AppContext';
import { Icon } from '../art/Icon';
import { AssumedTag } from '../controls/Assumed';
import { Choices } from '../controls/Choices';
import { Slider } from '../controls/Slider';
import { isTold } from '../numbers';
import { words } from '../words';
import { asTyped, typedPrice } from './typedPrice';
import './estimate.css';

const UNITS = Object.keys(words.estimate.units) as PriceUnit[];

/** What the plan asks for in skin, dots, sessions, hours and, where set, money. */
export function EstimatePanel() {
  const { view } = useApp();
  const head = useStatus(({ photo }) => photo?.head ?? null);
  const practice = useView((v) => v.practice);
  const zones = usePlan((plan) => plan.zones);
  const hasScars = usePlan((plan) => plan.scars.some(({ shown }) => shown));
  const text = words.estimate;
  if (!head) return null;
  if (head.zones.length === 0) return <p className="hint">{text.uniform}</p>;
  if (head.covered)
    return (
      <>
        <p className="notice">
          <Icon name="info" />
          {text.covered}
        </p>
        <p className="hint">{text.thinning}</p>
      </>
    );
  const found = estimate(head.zones, head.treatedAreaCm2, practice);
  const nameOf = (id: string): string => {
    const zone = zones.find((zone) => zone.id === id);
    return zone ? words.zones.nameOf(zone) : id;
  };
  const setSpeed = (impressionsPerHour: number) =>
    view.setState({ practice: { ...practice, impressionsPerHour } });
  return (
    <>
      <p className="hint">{text.lead}</p>
      <p>
        {isTold(head.treatedAreaUncertainty)
          ? text.error(found.impressions, found.areaCm2, head.treatedAreaUncertainty)
          : text.untold}
      </p>
      <table className="estimate estimate-zones">
        <caption>{text.zones}</caption>
        <thead>
          <tr>
            <th scope="col">{text.zone}</th>
            <th scope="col">{text.area}</th>
            <th scope="col">{text.dots}</th>
          </tr>
        </thead>
        <tbody>
          {found.zones.map(({ id, areaCm2, impressions }) => (
            <tr key={id}>
              <th scope="row">{nameOf(id)}</th>
              <td>{text.cm2(areaCm2)}</td>
              <td>{text.number(impressions)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="estimate">
        <caption>
          {text.sessions} <AssumedTag />
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{text.dots}</th>
            <th scope="col">{text.hours}</th>
            {found.price !== null && <th scope="col">{text.price}</th>}
          </tr>
        </thead>
        <tbody>
          {found.sessions.map(({ session, impressions, hours, price }) => (
            <tr key={session}>
              <th scope="row">{text.session(session)}</th>
              <td>{text.number(impressions)}</td>
              <td>{text.hoursValue(hours)}</td>
              {price !== null && <td>{text.money(price, practice.price?.written)}</td>}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.whole}</th>
            <td>{text.number(found.impressions)}</td>
            <td>{text.hoursValue(found.hours)}</td>
            {found.price !== null && <td>{text.money(found.price, practice.price?.written)}</td>}
          </tr>
        </tfoot>
      </table>
      {found.visits > found.sessions.length && (
        <p className="hint">
          {text.visits(MOST_A_VISIT, found.visits)}
          {practice.price?.per === 'session' && ` ${text.perSession}`}
          {practice.price?.per === 'visit' && ` ${text.perVisit(found.visits)}`}
        </p>
      )}
      {hasScars && <p className="hint">{text.scars}</p>}
      <Slider
        label={text.speed}
        min={IMPRESSIONS_PER_HOUR.least}
        max={IMPRESSIONS_PER_HOUR.most}
        step={100}
        value={practice.impressionsPerHour}
        valueText={text.speedValue(practice.impressionsPerHour)}
        onMove={setSpeed}
        onCommit={setSpeed}
      />
      <Price />
    </>
  );
}

function Price() {
  const { view } = useApp();
  const practice = useView((v) => v.practice);
  const [typed, setTyped] = useState(practice.price ? asTyped(practice.price) : '');
  const [per, setPer] = useState<PriceUnit>(practice.price?.per ?? 'session');
  const id = useId();
  const text = words.estimate;
  const invalid = typed.trim() !== '' && typedPrice(typed) === null;
  const set = (value: string, unit: PriceUnit) => {
    const price = typedPrice(value);
    view.setState({ practice: { ...practice, price: price && { ...price, per: unit } } });
  };
  return (
    <details>
      <summary>{text.priceTitle}</summary>
      <div className="detail-controls">
        <div className="zone-rename">
          <label htmlFor={id}>{text.priceAmount}</label>
          <input
            id={id}
            type="text"
            autoComplete="off"
            value={typed}
            aria-invalid={invalid}
            aria-describedby={`${id}-more`}
            onChange={({ currentTarget: { value } }) => {
              setTyped(value);
              set(value, per);
            }}
          />
        </div>
        <Choices
          legend={text.pricePer}
          name="price-per"
          look="chips"
          choices={UNITS.map((id) => ({ id, name: text.units[id] }))}
          chosen={per}
          onChoose={(unit) => {
            setPer(unit);
            set(typed, unit);
          }}
        />
        <p id={`${id}-more`} className="hint">
          {invalid ? text.priceInvalid : text.noPrice}
        </p>
      </div>
    </details>
  );
}
