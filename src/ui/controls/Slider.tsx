import { type ReactNode, useEffect, useEffectEvent, useId, useRef } from 'react';
import './slider.css';

export interface SliderProps {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  /** What stands beside the label and what a screen reader says. */
  readonly valueText: string;
  readonly lowWord?: string;
  readonly highWord?: string;
  /** Right to left: the larger value stands on the left. */
  readonly reversed?: boolean;
  readonly disabled?: boolean;
  /** Every movement. */
  readonly onMove: (value: number) => void;
  /** Once, when the pointer lets go or a key was pressed. */
  readonly onCommit: (value: number) => void;
  readonly children?: ReactNode;
}

export function Slider(props: SliderProps) {
  const { label, min, max, step, value, valueText, reversed = false } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const shownOf = (n: number) => (reversed ? min + max - n : n);

  // React's onChange is the native input event; the native change event tells the end of a drag.
  const commit = useEffectEvent((shown: number) => props.onCommit(shownOf(shown)));
  useEffect(() => {
    const element = input.current;
    if (!element) return;
    const onChange = () => commit(element.valueAsNumber);
    element.addEventListener('change', onChange);
    return () => element.removeEventListener('change', onChange);
  }, []);

  const share = (shownOf(value) - min) / (max - min);
  return (
    <div className="slider">
      <div className="slider-head">
        <label htmlFor={id}>{label}</label>
        <output htmlFor={id}>{valueText}</output>
      </div>
      <input
        ref={input}
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={shownOf(value)}
        aria-valuetext={valueText}
        disabled={props.disabled}
        style={{ '--share': share } as React.CSSProperties}
        onChange={(event) => props.onMove(shownOf(event.currentTarget.valueAsNumber))}
      />
      {props.children}
      {props.lowWord !== undefined && (
        <div className="slider-ends" aria-hidden="true">
          <span>{props.lowWord}</span>
          <span>{props.highWord}</span>
        </div>
      )}
    </div>
  );
}
