import { lightShown, marksShown, type ViewState } from '../state/viewStore';
import type { PreviewCommands } from './PreviewApp';
import type { Services } from './services';
import {
  canvasToPhoto,
  fitted,
  framedHead,
  keptOnScreen,
  photoToCanvas,
  zoomedAbout,
  zoomSeenFrom,
  type CanvasSize,
  type PhotoSize,
} from './viewMaths';

type Bound = Pick<
  PreviewCommands,
  'zoomBy' | 'zoomToFit' | 'zoomToHead' | 'zoomToActual' | 'zoomToDistance' | 'panBy' | 'toPhoto' | 'toCanvas'
>;

/** Zoom, pan and the canvas's place in the page. */
export class ViewCommands {
  private canvas: CanvasSize = { widthCss: 0, heightCss: 0 };

  constructor(private readonly services: Services) {
    services.view.subscribe((view) => {
      this.apply(view);
    });
  }

  readonly bound: Bound = {
    zoomBy: (factor, atX, atY) => {
      const photo = this.photo();
      if (!photo) return;
      const x = atX ?? this.canvas.widthCss / 2,
        y = atY ?? this.canvas.heightCss / 2;
      this.services.view.setState({
        framed: null,
        ...zoomedAbout(this.view(), this.canvas, photo, factor, x, y),
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
      const centre = this.view().framed ? this.treatedCentre() : null;
      this.services.view.setState({ framed: null, zoom: 1 / globalThis.devicePixelRatio, ...centre });
    },
    zoomToDistance: (distanceMm, screen) => {
      const head = this.services.photos.selected?.head;
      if (!head) return;
      const zoom = zoomSeenFrom(distanceMm, screen, head.mmPerPx);
      const { widthPx, heightPx } = head.seenIn;
      const isWhole = widthPx * zoom <= this.canvas.widthCss && heightPx * zoom <= this.canvas.heightCss;
      this.frame('head');
      this.services.view.setState({ framed: null, zoom, ...(isWhole ? null : this.treatedCentre()) });
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
    toPhoto: (x, y) => canvasToPhoto(this.view(), this.canvas, x, y),
    toCanvas: (x, y) => photoToCanvas(this.view(), this.canvas, x, y),
  };

  /** The whole photo where no head was found. */
  frame(what: 'photo' | 'head'): void {
    const photo = this.services.photos.selected;
    if (!photo) return;
    const { decoded, head } = photo;
    const placed =
      what === 'head' && head ? framedHead(this.canvas, decoded, head.seenIn) : fitted(this.canvas, decoded);
    this.services.view.setState({ framed: what, ...placed });
  }

  mount(host: HTMLElement): () => void {
    const { viewport } = this.services;
    if (!viewport) return () => undefined;
    // Its pixels follow the device, its size the page.
    Object.assign(viewport.canvas.style, { display: 'block', width: '100%', height: '100%' });
    host.append(viewport.canvas);
    const measure = (): void => {
      this.canvas = { widthCss: host.clientWidth, heightCss: host.clientHeight };
      viewport.resize(host.clientWidth, host.clientHeight, globalThis.devicePixelRatio);
      const { framed } = this.view();
      if (framed) this.frame(framed);
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

  /** Photo px; null where nothing is treated. */
  private treatedCentre(): Pick<ViewState, 'centreXPx' | 'centreYPx'> | null {
    const photo = this.services.photos.selected;
    const map = photo?.treatment?.map;
    if (!map) return null;
    let count = 0,
      sumX = 0,
      sumY = 0;
    for (let i = 0; i < map.layers.length / 4; i++) {
      if (map.layers[4 * i]! < 128) continue;
      count += 1;
      sumX += i % map.width;
      sumY += Math.floor(i / map.width);
    }
    const scale = photo.decoded.widthPx / map.width;
    return count === 0 ? null : { centreXPx: (sumX / count) * scale, centreYPx: (sumY / count) * scale };
  }

  private apply(view: ViewState): void {
    const { viewport } = this.services;
    if (!viewport) return;
    viewport.setLight(lightShown(view));
    viewport.setView({
      centreXPx: view.centreXPx,
      centreYPx: view.centreYPx,
      zoom: view.zoom,
      split: view.split,
      show: view.holdBefore ? 'before' : view.compare,
      mirrored: view.mirrored,
      outlineShown: view.outlineShown && marksShown(view),
      zoneOutlined: view.zoneId !== null && marksShown(view),
    });
    void viewport.frame();
  }
}
