import type { ChangeEvent, ReactNode, RefObject } from 'react';

const ACCEPTED = 'image/*,.heic,.heif';

interface PhotoInputProps {
  readonly className: string;
  readonly camera?: boolean;
  readonly disabled?: boolean;
  readonly onPhoto: (photo: Blob) => void;
  readonly children: ReactNode;
}

/** The native file input under a label that looks like a button. */
export function PhotoInput({
  className,
  camera = false,
  disabled = false,
  onPhoto,
  children,
}: PhotoInputProps) {
  return (
    <label className={`photo-input ${className}`}>
      <input
        type="file"
        className="visually-hidden"
        accept={camera ? 'image/*' : ACCEPTED}
        capture={camera ? 'user' : undefined}
        disabled={disabled}
        onChange={handOver(onPhoto)}
      />
      {children}
    </label>
  );
}

interface HiddenPickerProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onPhoto: (photo: Blob) => void;
}

/** The same file input for a button elsewhere, which clicks it. */
export const HiddenPicker = ({ input, onPhoto }: HiddenPickerProps) => (
  <input ref={input} type="file" hidden accept={ACCEPTED} onChange={handOver(onPhoto)} />
);

const handOver = (onPhoto: (photo: Blob) => void) => (event: ChangeEvent<HTMLInputElement>) => {
  const photo = event.currentTarget.files?.[0];
  // Emptied, so that the same file can be chosen again.
  event.currentTarget.value = '';
  if (photo) onPhoto(photo);
};
