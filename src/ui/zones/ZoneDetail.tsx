import { useId } from 'react';
import type { Zone } from '../../domain/zones/zone';
import { BAND_MM, BLEND_MM, followsLine, LADDER, SOFTNESS_MM } from '../../state/zoneLimits';
import { useApp, usePlan, useStatus, useView } from '../AppContext';
import { Assumed } from '../controls/Assumed';
import { Choices } from '../controls/Choices';
import { Slider } from '../controls/Slider';
import { Switch } from '../controls/Switch';
import { onEnterToPhoto } from '../picture/toPhoto';
import { words } from '../words';
import { NameField } from './NameField';
import { useZoneNumber } from './useZoneNumber';
import { isRound, isZoneTool, ZONE_BRUSH_MM, ZONE_TOOL_IDS, ZONE_TOOL_KEYS } from './zoneTools';

interface ZoneDetailProps {
  readonly zone: Zone;
  /** Place in the list, 0 is the uppermost. */
  readonly index: number;
  readonly count: number;
  /** The zone was deleted, and the buttons with it. */
  readonly onGone: () => void;
}

/** What is done with the chosen zone. */
export function ZoneDetail({ zone, index, count, onGone }: ZoneDetailProps) {
  const { commands } = useApp();
  const text = words.zones;
  const { locked } = zone;
  const softness = useZoneNumber(zone.id, zone.softnessMm, (softnessMm) => ({ softnessMm }));
  const isCropped = useStatus(({ photo }) => photo?.head?.ownHair === 'cropped');
  const blend = useZoneNumber(zone.id, zone.blendMm, (blendMm) => ({ blendMm }));
  const band = useZoneNumber(zone.id, zone.bandMm, (bandMm) => ({ bandMm }));
  return (
    <div className="zone-detail" role="group" aria-label={text.nameOf(zone)}>
      {locked && <p className="hint">{text.lockedHint}</p>}
      {!locked && !zone.shown && <p className="hint">{text.hiddenHint}</p>}
      <ZoneTools zone={zone} />
      <Slider
        label={text.softness}
        min={SOFTNESS_MM.least}
        max={SOFTNESS_MM.most}
        step={1}
        disabled={locked}
        {...softness}
        valueText={text.mm(softness.value)}
      />
      <Slider
        label={text.blend}
        min={BLEND_MM.least}
        max={BLEND_MM.most}
        step={1}
        disabled={locked}
        {...blend}
        valueText={text.mm(blend.value)}
      />
      {isCropped && <Assumed>{text.leadsOver}</Assumed>}
      {zone.kind === 'hairline' && (
        <Slider
          label={text.band}
          min={BAND_MM.least}
          max={BAND_MM.most}
          step={1}
          disabled={locked}
          {...band}
          valueText={text.mm(band.value)}
        />
      )}
      <OwnLook zone={zone} />
      <NameField
        name={text.nameOf(zone)}
        usualName={text.kinds[zone.kind]}
        disabled={locked}
        onRename={(name) => commands.changeZone(zone.id, { name })}
      />
      <div className="zone-buttons">
        <button
          type="button"
          className="secondary"
          disabled={index === 0}
          onClick={() => commands.moveZone(zone.id, 1)}
        >
          {text.up}
        </button>
        <button
          type="button"
          className="secondary"
          disabled={index === count - 1}
          onClick={() => commands.moveZone(zone.id, -1)}
        >
          {text.down}
        </button>
        <button
          type="button"
          className="secondary"
          onClick={() => commands.duplicateZone(zone.id, text.copyOf(text.nameOf(zone)))}
        >
          {text.duplicate}
        </button>
        <button
          type="button"
          className="secondary"
          disabled={locked}
          onClick={() => {
            onGone();
            commands.removeZone(zone.id);
          }}
        >
          {text.remove}
        </button>
      </div>
    </div>
  );
}

function ZoneTools({ zone }: { readonly zone: Zone }) {
  const { view } = useApp();
  const tool = useView((v) => v.tool);
  const text = words.zones;
  const isDrawn = !followsLine(zone.kind);
  const using = isZoneTool(tool) ? tool : null;
  return (
    <div className="zone-tools" onKeyDown={using ? onEnterToPhoto : undefined}>
      {isDrawn && !using && zone.parts.length === 0 && <p className="hint">{text.empty}</p>}
      <Choices
        legend={text.tools}
        name="zone-tool"
        look="chips"
        disabled={zone.locked}
        choices={[
          { id: 'pan', name: text.toolOff },
          ...ZONE_TOOL_IDS.map((id) => ({
            id,
            name: text.toolNames[id],
            keyShortcut: ZONE_TOOL_KEYS[id],
          })),
        ]}
        chosen={tool === 'pan' ? tool : using}
        onChoose={(id) => view.setState({ tool: id })}
      />
      {using && (
        <p className="hint">
          {text.toolHints[using]} <span className="keys-hint">{words.picture.keys}</span>
        </p>
      )}
      {using && isRound(using) && <BrushShape disabled={zone.locked} />}
    </div>
  );
}

/** Of brush and eraser. */
function BrushShape({ disabled }: { readonly disabled: boolean }) {
  const { view } = useApp();
  const brushMm = useView((v) => v.zoneBrushMm);
  const hardness = useView((v) => v.zoneHardness);
  const keepsEdge = useView((v) => v.zoneKeepsEdge);
  const text = words.zones;
  const setWidth = (zoneBrushMm: number) => view.setState({ zoneBrushMm });
  const setHardness = (percent: number) => view.setState({ zoneHardness: percent / 100 });
  return (
    <>
      <Switch
        label={text.keepsEdge}
        hint={text.keepsEdgeHint}
        checked={keepsEdge}
        disabled={disabled}
        onChange={(zoneKeepsEdge) => view.setState({ zoneKeepsEdge })}
      />
      <Slider
        label={text.width}
        min={ZONE_BRUSH_MM.least}
        max={ZONE_BRUSH_MM.most}
        step={1}
        value={brushMm}
        valueText={text.mm(brushMm)}
        disabled={disabled}
        onMove={setWidth}
        onCommit={setWidth}
      />
      <Slider
        label={text.hardness}
        min={0}
        max={100}
        step={10}
        value={Math.round(100 * hardness)}
        valueText={text.percent(hardness)}
        lowWord={text.soft}
        highWord={text.hard}
        disabled={disabled}
        onMove={setHardness}
        onCommit={setHardness}
      />
    </>
  );
}

function OwnLook({ zone: { id, own, locked } }: { readonly zone: Zone }) {
  const { commands } = useApp();
  const density = usePlan((plan) => plan.density.impressionsPerCm2);
  const shade = usePlan((plan) => plan.pigment.shade);
  const deposit = usePlan((plan) => plan.deposit);
  const shadeId = useId();
  const text = words.zones;
  const perCm2 = useZoneNumber(id, own.impressionsPerCm2 ?? density, (impressionsPerCm2) => ({
    own: { impressionsPerCm2 },
  }));
  const size = useZoneNumber(id, own.diameterMm ?? deposit.diameterMm, (diameterMm) => ({
    own: { diameterMm },
  }));
  const depth = useZoneNumber(id, own.depthMm ?? deposit.depthMm, (depthMm) => ({ own: { depthMm } }));
  const isOwn = Object.values(own).some((value) => value !== null);
  return (
    <details>
      <summary>{text.own}</summary>
      <div className="detail-controls">
        <Slider
          label={text.density}
          min={30}
          max={210}
          step={5}
          disabled={locked}
          {...perCm2}
          valueText={text.densityValue(perCm2.value, own.impressionsPerCm2 !== null)}
        />
        <div className="zone-rename">
          <label htmlFor={shadeId}>{text.shade}</label>
          <select
            id={shadeId}
            value={own.shade ?? ''}
            disabled={locked}
            onChange={({ currentTarget: { value } }) =>
              commands.changeZone(id, { own: { shade: LADDER.find((step) => step === value) ?? null } })
            }
          >
            <option value="">{text.shadeAsPlan(shade)}</option>
            {LADDER.map((step) => (
              <option key={step} value={step}>
                {step}
              </option>
            ))}
          </select>
        </div>
        <Slider
          label={text.size}
          min={0.18}
          max={0.3}
          step={0.01}
          disabled={locked}
          {...size}
          valueText={text.numberAsPlan(size.value, own.diameterMm !== null)}
        />
        <Slider
          label={text.depth}
          min={0.25}
          max={1}
          step={0.05}
          disabled={locked}
          {...depth}
          valueText={text.numberAsPlan(depth.value, own.depthMm !== null)}
        />
        <button
          type="button"
          className="secondary"
          disabled={locked || !isOwn}
          onClick={() =>
            commands.changeZone(id, {
              own: { impressionsPerCm2: null, shade: null, diameterMm: null, depthMm: null },
            })
          }
        >
          {text.back}
        </button>
      </div>
    </details>
  );
}
