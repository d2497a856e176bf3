import {
  BufferGeometry,
  Camera,
  GLSL3,
  Mesh,
  NoBlending,
  RawShaderMaterial,
  Scene,
  type IUniform,
  type WebGLRenderer,
  type WebGLRenderTarget,
} from 'three';
import fullScreenVertex from '../../../shaders/full_screen.vert';
import { isEmpty, type Rect } from '../rect';
import type { Scope } from '../scope';

/** What three hands to GL; arrays for vectors, null for a texture that is not there yet. */
type Uniforms<T extends object> = { [K in keyof T]: IUniform<T[K]> };

/** A material whose uniforms are a typed table. */
export class Shader<T extends object> {
  readonly material: RawShaderMaterial;
  readonly #uniforms: Uniforms<T>;

  constructor(
    scope: Scope,
    vertexShader: string,
    fragmentShader: string,
    values: T,
    defines: readonly string[] = [],
  ) {
    const entries = Object.entries(values).map(([name, value]) => [name, { value: value as unknown }]);
    this.#uniforms = Object.fromEntries(entries) as Uniforms<T>;
    this.material = scope.own(
      new RawShaderMaterial({
        glslVersion: GLSL3,
        vertexShader,
        fragmentShader,
        uniforms: this.#uniforms,
        defines: Object.fromEntries(defines.map((name) => [name, 1])),
        blending: NoBlending,
        depthTest: false,
        depthWrite: false,
      }),
    );
  }

  set(values: Partial<T>): void {
    for (const name of Object.keys(values) as (keyof T)[]) {
      const value = values[name];
      if (value !== undefined) this.#uniforms[name].value = value;
    }
  }
}

interface TargetUniforms {
  uTargetTexels: readonly [number, number];
}

/** Draws one full-screen triangle with `fragmentShader`. */
export class FullScreenShader<T extends object> extends Shader<T & TargetUniforms> {
  constructor(scope: Scope, fragmentShader: string, values: T, defines: readonly string[] = []) {
    super(scope, fullScreenVertex, fragmentShader, { ...values, uTargetTexels: [1, 1] }, defines);
  }
}

/** Runs shaders into targets, or onto the canvas where the target is null. */
export class Painter {
  readonly renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new Camera();
  readonly #mesh: Mesh;
  readonly #triangle: BufferGeometry;

  constructor(scope: Scope, renderer: WebGLRenderer) {
    this.renderer = renderer;
    // No attributes: the vertex shaders count.
    this.#triangle = scope.own(new BufferGeometry());
    this.#triangle.setDrawRange(0, 3);
    this.#mesh = new Mesh(this.#triangle);
    this.#mesh.frustumCulled = false;
    this.#scene.matrixWorldAutoUpdate = false;
    this.#scene.add(this.#mesh);
  }

  /**
   * Makes the materials' programs ready for their first use, one a task. Where the device cannot say when one is, each
   * waits for itself alone and not for all that was drawn before it.
   */
  async compile(materials: readonly RawShaderMaterial[]): Promise<void> {
    const { renderer } = this;
    const context = renderer.getContext();
    const tellsWhenReady = context.getExtension('KHR_parallel_shader_compile') !== null;
    const scene = new Scene();
    const mesh = new Mesh(this.#triangle);
    scene.add(mesh);
    for (const material of materials) {
      if (context.isContextLost()) return;
      mesh.material = material;
      if (tellsWhenReady) await renderer.compileAsync(scene, this.#camera);
      else {
        renderer.compile(scene, this.#camera);
        await new Promise((resolve) => setTimeout(resolve));
      }
      renderer.info.programs?.at(-1)?.getUniforms();
    }
  }

  /** Without `rect` the whole target. */
  fill<T extends object>(shader: FullScreenShader<T>, target: WebGLRenderTarget | null, rect?: Rect): void {
    if (rect && isEmpty(rect)) return;
    const canvas = this.renderer.domElement;
    const size = target ?? canvas;
    const texels: TargetUniforms = { uTargetTexels: [size.width, size.height] };
    shader.set(texels as Partial<T & TargetUniforms>);
    this.draw(shader, this.#triangle, target, rect);
  }

  draw<T extends object>(
    shader: Shader<T>,
    geometry: BufferGeometry,
    target: WebGLRenderTarget | null,
    rect?: Rect,
  ): void {
    this.#aim(target, rect);
    this.#mesh.geometry = geometry;
    this.#mesh.material = shader.material;
    this.renderer.render(this.#scene, this.#camera);
  }

  /** Every texel of `rect`, or of the whole target, becomes `color`. */
  wash(
    target: WebGLRenderTarget | null,
    color: readonly [number, number, number, number],
    rect?: Rect,
  ): void {
    if (rect && isEmpty(rect)) return;
    this.#aim(target, rect);
    // Through the renderer's state, which remembers the last colour, but past its colour conversion.
    this.renderer.state.buffers.color.setClear(...color, false);
    this.renderer.clear(true, false, false);
  }

  /** Rows count from the top: as the photo's in a target, as the device's on the canvas. */
  #aim(target: WebGLRenderTarget | null, rect?: Rect): void {
    if (target) {
      target.scissorTest = rect !== undefined;
      if (rect) target.scissor.set(rect.x, rect.y, rect.width, rect.height);
    } else {
      this.renderer.setScissorTest(rect !== undefined);
      const { height } = this.renderer.domElement;
      if (rect) this.renderer.setScissor(rect.x, height - rect.y - rect.height, rect.width, rect.height);
    }
    this.renderer.setRenderTarget(target);
  }
}
