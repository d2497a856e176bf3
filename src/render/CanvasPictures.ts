import type { Texture, WebGLRenderTarget } from 'three';
import type { Assets } from './gpu/Assets';
import type { Painter } from './gpu/Painter';
import { pictureTarget } from './gpu/targets';
import type { PhotoInput, PreviewInputs } from './inputs';
import type { KeptPictures } from './KeptPictures';
import { PresentPass } from './passes/PresentPass';
import { intersect, isEmpty, type Rect } from './rect';
import type { Scope } from './scope';
import type { Surface } from './surface';
import { presented } from './uniforms';
import { deviceRect, paneOfCanvas, pictureRect, splitDeviceX, type PaneView, type Sampling } from './view';

export interface ShownPictures {
  readonly before: Texture;
  readonly after: Texture;
  /** Of the working copy. */
  readonly surface: Surface;
  readonly sampling: Sampling;
}

/** Lays the pictures on the canvas: one, two beside a line, or one in each pane. */
export class CanvasPictures {
  readonly #painter: Painter;
  readonly #assets: Assets;
  readonly #kept: KeptPictures;
  readonly #present: PresentPass;
  /** Like the canvas, which the browser forgets; for as long as no more than a part changes from frame to frame. */
  #standing: WebGLRenderTarget | null = null;

  constructor(scope: Scope, painter: Painter, assets: Assets, kept: KeptPictures) {
    this.#painter = painter;
    this.#assets = assets;
    this.#kept = kept;
    this.#present = new PresentPass(scope, painter);
    scope.own({ dispose: () => this.#forget() });
  }

  /**
   * Without pictures only the ground that they lie on. `within`: all that changed since the last time, fractions of the
   * photo's sides; null: anything.
   */
  show(inputs: PreviewInputs, shown: ShownPictures | null, within: Rect | null): void {
    const { view, canvas, photo } = inputs;
    const { widthPx, heightPx } = canvas;
    const element = this.#painter.renderer.domElement;
    if (element.width !== widthPx || element.height !== heightPx)
      this.#painter.renderer.setSize(widthPx, heightPx, false);
    if (!photo || !shown) {
      this.#forget();
      this.#present.background(view.backgroundColor);
      return;
    }

    if (view.panes.length > 0) {
      this.#forget();
      this.#present.background(view.backgroundColor);
      for (const pane of view.panes) this.#showPane(pane, inputs, shown);
      return;
    }
    const all = { x: 0, y: 0, width: widthPx, height: heightPx };
    if (!within) {
      this.#forget();
      this.#lay(inputs, photo, shown, all);
      return;
    }
    const standing = this.#standing;
    const target = (this.#standing ??= pictureTarget(widthPx, heightPx));
    this.#present.layOn(target);
    this.#lay(inputs, photo, shown, standing ? deviceRect(within, view, canvas, photo) : all);
    this.#present.layOn(null);
    this.#present.canvasAs(target);
  }

  /** `clip`: device px, y down, outside which all is right. */
  #lay(inputs: PreviewInputs, photo: PhotoInput, shown: ShownPictures, clip: Rect): void {
    const { view, canvas } = inputs;
    const { widthPx, heightPx } = canvas;
    const { before, after, surface, sampling } = shown;
    const whole = presented(view, canvas, photo, surface, sampling);
    const outline = this.#outline(inputs);
    const picture = pictureRect(view, canvas, photo);
    const isWhole = clip.width === widthPx && clip.height === heightPx;
    if (isWhole && (picture.width < widthPx || picture.height < heightPx))
      this.#present.background(view.backgroundColor);
    const split = { split: view.split, before: 1, after: 0 }[view.show];
    const splitX = splitDeviceX(split, picture);
    const leftWidth = splitX - picture.x;
    const left = intersect({ ...picture, width: leftWidth }, clip);
    const right = intersect({ ...picture, x: splitX, width: picture.width - leftWidth }, clip);
    if (!isEmpty(left)) this.#present.picture(before, outline, sampling.filter, whole, left);
    if (!isEmpty(right)) this.#present.picture(after, outline, sampling.filter, whole, right);
    if (view.show === 'split') this.#present.splitLine(splitX, canvas.devicePixelRatio, picture, clip);
  }

  #forget(): void {
    this.#standing?.dispose();
    this.#standing = null;
  }

  /** A plan that is not there yet is shown as the photo. */
  #showPane(
    pane: PaneView,
    inputs: PreviewInputs,
    { before, after, surface, sampling }: ShownPictures,
  ): void {
    const { view, photo } = inputs;
    const part = paneOfCanvas(pane, inputs.canvas);
    const whole = presented(view, part, photo!, surface, sampling);
    const rect = pictureRect(view, part, photo!);
    if (isEmpty(rect)) return;
    const own = pane.letter === inputs.letter;
    const kept = own || view.show === 'before' ? null : this.#kept.get(pane.letter);
    if (kept) {
      const { x, y } = kept.window;
      const windowed = { ...whole, firstTexel: [x, y] as const };
      this.#present.picture(kept.target.texture, null, sampling.filter, windowed, rect);
    } else {
      const picture = own && view.show !== 'before' ? after : before;
      this.#present.picture(picture, own ? this.#outline(inputs) : null, sampling.filter, whole, rect);
    }
  }

  #outline({ view }: PreviewInputs): Texture | null {
    const { chosen, scalp } = this.#assets;
    return view.zoneOutlined && chosen ? chosen : view.outlineShown ? scalp : null;
  }
}
