import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Icon } from '../art/Icon';
import { words } from '../words';
import './modal.css';

interface ModalProps {
  readonly title: string;
  readonly onClose: () => void;
  /** Of the dialog, beside its own. */
  readonly className?: string;
  readonly children: ReactNode;
}

/** A native dialog: it keeps the focus inside, closes with Escape, and gives the focus back. */
export function Modal({ title, onClose, className = '', children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // A layout effect, because only an element still in the page gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    element.showModal();
    return () => element.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`modal ${className}`.trim()}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className="modal-body">
        <header>
          <h2 id={titleId}>{title}</h2>
          <button type="button" className="quiet" aria-label={words.close} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
