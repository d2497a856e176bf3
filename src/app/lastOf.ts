/** Makes nothing anew while it is given the very same things as the last time. */
export function lastOf<Given extends readonly unknown[], Made>(
  make: (...given: Given) => Made,
): (...given: Given) => Made {
  let last: { readonly given: Given; readonly made: Made } | null = null;
  return (...given) => {
    if (last === null || given.some((one, i) => one !== last?.given[i]))
      last = { given, made: make(...given) };
    return last.made;
  };
}
