// The one place that knows how MediaPipe finds its WebAssembly in a module worker (tasks-vision 0.10.35).
// Its loader calls importScripts, which a module worker refuses with a TypeError, and then `self.import(loader)`;
// it expects `self.ModuleFactory` afterwards and clears it after each task. An ES module is evaluated once only,
// so without this hook the second task would find no factory.
import { FilesetResolver } from '@mediapipe/tasks-vision';
import loaderUrl from '@mediapipe/tasks-vision/vision_wasm_module_internal.js?url';
import wasmUrl from '@mediapipe/tasks-vision/vision_wasm_module_internal.wasm?url';

type ModuleFactory = (settings: Record<string, unknown>) => Promise<unknown>;

declare const self: WorkerGlobalScope & {
  import?: (loader: string) => Promise<void>;
  ModuleFactory?: ModuleFactory | undefined;
  /** Set by the loader when it is evaluated; the wasm writes its log through it. */
  custom_dbg?: (line: string) => void;
};

export interface WasmFileset {
  readonly wasmLoaderPath: string;
  readonly wasmBinaryPath: string;
}

/** Its notes about delegates and feedback tensors are nobody's concern; errors (glog's E and F lines) are. */
function log(line: string): void {
  if (/^[EF]\d{4}/.test(line)) console.warn(line);
}

async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(wasmUrl);
  if (!response.ok) throw new Error(`vision wasm: HTTP ${response.status}`);
  // Streaming needs the media type; some plain static hosts do not send it.
  const typed = response.headers.get('content-type')?.startsWith('application/wasm') ?? false;
  return typed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/**
 * Compiles the wasm once for all tasks of this worker and arms the loader's hook.
 * Tasks must be made one after another: the factory travels through a global.
 * Rejects where the files cannot be had or WebAssembly SIMD is missing.
 */
export async function openFileset(): Promise<WasmFileset> {
  if (!(await FilesetResolver.isSimdSupported())) throw new Error('WebAssembly SIMD is missing');
  const [module, loader] = await Promise.all([
    compile(),
    import(/* @vite-ignore */ loaderUrl) as Promise<{ default: ModuleFactory }>,
  ]);
  self.custom_dbg = log;
  self.import = () => {
    self.ModuleFactory = (settings) =>
      new Promise((resolve, reject) => {
        const instantiateWasm = (
          imports: WebAssembly.Imports,
          done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
        ): object => {
          // Without memory for one more instance the loader would wait for ever.
          WebAssembly.instantiate(module, imports).then((instance) => done(instance, module), reject);
          return {};
        };
        const quiet = { print: () => undefined, printErr: log };
        loader.default({ ...settings, ...quiet, instantiateWasm }).then(resolve, reject);
      });
    return Promise.resolve();
  };
  return { wasmLoaderPath: loaderUrl, wasmBinaryPath: wasmUrl };
}
