declare module 'fs-native-extensions' {
  /** Takes a lock on an open file, exclusive unless shared; false when somebody else has it. */
  export function tryLock(file: number, options?: { readonly shared: boolean }): boolean;
}
