import { lightShown, marksShown, type ViewState } from '../state/viewStore';
import { canCompare, isInPane, panesOf, type Pane } from './panes';
import type { PreviewCommands } from './PreviewApp';
import type { Services } from './services';
import { treatedCentre } from './treatedCentre';
import {
  canvasToPhoto,
  fitted,
  framedHead,
  headCentre,
  keptOnScreen,
  photoToCanvas,
  zoomedAbout,
  zoomSeenFrom,
  type CanvasSize,
  type PhotoSize,
} from './viewMaths';

type Bound = Pick<
  PreviewCommands,
  | 'zoomBy'
  | 'zoomToFit'
  | 'zoomToHead'
  | 'zoomToActual'
  | 'zoomToDistance'
  | 'panBy'
  | 'toPhoto'
  | 'toCanvas'
  | 'panes'
>;

/** Zoom, pan and the canvas's place in the page. */
export class ViewCommands {
  private canvas: CanvasSize = { widthCss: 0, heightCss: 0 };
  private panes: readonly Pane[] = [];
  /** What the photo or the head was framed for. */
  private framedIn: CanvasSize | null = null;

  constructor(private readonly services: Services) {
    services.view.subscribe((view) => {
      this.apply(view);
    });
    services.document.subscribe((now, before) => {
      const view = this.view();
      if (now.variants !== before.variants && view.compare === 'variants') this.apply(view);
    });
  }

  readonly bound: Bound = {
    zoomBy: (factor, atX, atY) => {
      const photo = this.photo();
      if (!photo) return;
      // All panes show the same part of the photo: what is under the pointer in one of them stays there in all.
      const { worked } = this;
      const part = this.panes.find((pane) => isInPane(pane, atX ?? -1, atY ?? -1)) ?? worked;
      const x = atX === undefined ? part.widthCss / 2 : atX - part.leftCss,
        y = atY === undefined ? part.heightCss / 2 : atY - part.topCss;
      this.services.view.setState({
        framed: null,
        ...zoomedAbout(this.view(), part, photo, factor, x, y),
      });
    },
    zoomToFit: () => {
      this.frame('photo');
    },
    zoomToHead: () => {
      this.frame('head');
    },
    zoomToActual: () => {
      // From the whole picture a person wants to see the impressions, not the picture's middle.
      const centre = this.view().framed ? treatedCentre(this.services.photos.selected) : null;
      this.services.view.setState({ framed: null, zoom: 1 / globalThis.devicePixelRatio, ...centre });
    },
    zoomToDistance: (distanceMm, screen) => {
      const head = this.services.photos.selected?.head;
      if (!head) return;
      const zoom = zoomSeenFrom(distanceMm, screen, head.mmPerPx);
      this.frame('head');
      const centre =
        headCentre(this.worked, head.seenIn, zoom) ?? treatedCentre(this.services.photos.selected);
      this.services.view.setState({ framed: null, zoom, ...centre });
    },
    panBy: (dxCss, dyCss) => {
      const photo = this.photo();
      if (!photo) return;
      const { centreXPx, centreYPx, zoom, mirrored } = this.view();
      const side = mirrored ? -1 : 1;
      this.services.view.setState({
        framed: null,
        ...keptOnScreen(centreXPx - (side * dxCss) / zoom, centreYPx - dyCss / zoom, photo),
      });
    },
    toPhoto: (x, y) => {
      const { worked } = this;
      return canvasToPhoto(this.view(), worked, x - worked.leftCss, y - worked.topCss);
    },
    toCanvas: (xPx, yPx) => {
      const { worked } = this;
      const { x, y } = photoToCanvas(this.view(), worked, xPx, yPx);
      return { x: x + worked.leftCss, y: y + worked.topCss };
    },
    panes: () => this.panes,
  };

  /** The whole photo where no head was found. */
  frame(what: 'photo' | 'head'): void {
    const photo = this.services.photos.selected;
    if (!photo) return;
    const { decoded, head } = photo;
    this.panes = this.arranged(this.view());
    const part = (this.framedIn = this.worked);
    const placed = what === 'head' && head ? framedHead(part, decoded, head) : fitted(part, decoded);
    this.services.view.setState({ framed: what, ...placed });
  }

  mount(host: HTMLElement): () => void {
    const { viewport } = this.services;
    if (!viewport) return () => undefined;
    // Its pixels follow the device, its size the page.
    Object.assign(viewport.canvas.style, { display: 'block', width: '100%', height: '100%' });
    host.append(viewport.canvas);
    const measure = (): void => {
      // Not laid out yet: to give the canvas that size would be waited for, and then the right one once more.
      if (host.clientWidth === 0 || host.clientHeight === 0) return;
      this.canvas = { widthCss: host.clientWidth, heightCss: host.clientHeight };
      viewport.resize(host.clientWidth, host.clientHeight, globalThis.devicePixelRatio);
      this.apply(this.view());
    };
    const observer = new ResizeObserver(measure);
    observer.observe(host);
    measure();
    return () => {
      observer.disconnect();
      viewport.canvas.remove();
    };
  }

  private view(): ViewState {
    return this.services.view.getState();
  }

  private photo(): PhotoSize | null {
    const photo = this.services.photos.selected;
    return photo ? photo.decoded : null;
  }

  /** What the photo is placed in: the pane of the plan that is worked on, or the whole canvas. */
  private get worked(): Omit<Pane, 'letter' | 'worked'> {
    return this.panes.find(({ worked }) => worked) ?? { ...this.canvas, leftCss: 0, topCss: 0 };
  }

  private arranged(view: ViewState): readonly Pane[] {
    const photo = this.photo();
    if (!photo || view.compare !== 'variants' || this.canvas.widthCss === 0) return [];
    return panesOf(this.canvas, photo, this.services.document.getState().variants);
  }

  /** Photo px; null where nothing is treated. */

  private apply(view: ViewState): void {
    const { viewport } = this.services;
    if (!viewport) return;
    if (view.compare === 'variants' && !canCompare(view, this.services.document.getState().variants)) {
      this.services.view.setState({ compare: 'after' });
      return;
    }
    this.panes = this.arranged(view);
    const { worked, framedIn } = this;
    if (
      this.photo() &&
      view.framed &&
      (worked.widthCss !== framedIn?.widthCss || worked.heightCss !== framedIn.heightCss)
    ) {
      this.framedIn = worked;
      this.frame(view.framed);
      return;
    }
    viewport.setLight(lightShown(view));
    viewport.setView({
      centreXPx: view.centreXPx,
      centreYPx: view.centreYPx,
      zoom: view.zoom,
      split: view.split,
      show: view.holdBefore ? 'before' : view.compare === 'variants' ? 'after' : view.compare,
      panes: this.panes,
      mirrored: view.mirrored,
      outlineShown: view.outlineShown && marksShown(view),
      zoneOutlined: (view.zoneId !== null || view.tool === 'scar') && marksShown(view),
    });
    void viewport.frame();
  }
}
