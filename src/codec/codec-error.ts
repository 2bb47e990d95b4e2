/** The bytes are not what the encoding allows. */
export class CodecError extends Error {
  override readonly name = 'CodecError';
}

/** The bytes say that a later version wrote them. */
export class NewerFormatError extends Error {
  override readonly name = 'NewerFormatError';
}
