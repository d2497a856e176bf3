import { useEffect } from 'react';
import type { CompareMode, ToolId } from '../../state/viewStore';
import { useApp, useView } from '../AppContext';

interface Look {
  readonly compare: CompareMode;
  /** The border is shown as well. */
  readonly outlined: boolean;
}

/** How the picture is looked at while a tool is up; afterwards it is as it was, but for what was chosen meanwhile. */
export function useLookWhile(tool: ToolId, photoId: string | undefined, { compare, outlined }: Look): void {
  const { view } = useApp();
  const active = useView((v) => v.tool === tool);
  useEffect(() => {
    const before = view.getState();
    if (!active || before.tool !== tool) return;
    view.setState({ compare, ...(outlined && { outlineShown: true }) });
    return () => {
      const now = view.getState();
      view.setState({
        compare: now.compare === compare ? before.compare : now.compare,
        outlineShown: now.outlineShown && (before.outlineShown || !outlined),
      });
    };
  }, [view, active, tool, photoId, compare, outlined]);
}
