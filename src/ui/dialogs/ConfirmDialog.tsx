import type { ReactNode } from 'react';
import { Modal } from './Modal';

interface ConfirmDialogProps {
  readonly title: string;
  /** What is lost and what stays. */
  readonly children: ReactNode;
  readonly go: string;
  readonly keep: string;
  readonly onGo: () => void;
  readonly onKeep: () => void;
}

/** Asks before something that undo does not bring back; closing it keeps everything. */
export const ConfirmDialog = ({ title, children, go, keep, onGo, onKeep }: ConfirmDialogProps) => (
  <Modal title={title} onClose={onKeep}>
    {children}
    <footer>
      <button type="button" className="secondary" onClick={onGo}>
        {go}
      </button>
      <button type="button" className="primary" onClick={onKeep}>
        {keep}
      </button>
    </footer>
  </Modal>
);
