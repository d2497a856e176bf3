import { Icon, type IconName } from '../art/Icon';

interface IconButtonProps {
  readonly icon: IconName;
  /** Said by a screen reader, and shown where a pointer rests. */
  readonly name: string;
  readonly disabled?: boolean;
  readonly className?: string;
  readonly onPress: () => void;
}

/** A tool whose picture says it all to the eye. */
export const IconButton = ({ icon, name, disabled = false, className = '', onPress }: IconButtonProps) => (
  <button
    type="button"
    className={`tool ${className}`.trim()}
    aria-label={name}
    title={name}
    disabled={disabled}
    onClick={onPress}
  >
    <Icon name={icon} />
  </button>
);
