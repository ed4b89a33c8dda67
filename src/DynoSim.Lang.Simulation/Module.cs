using System.Runtime.CompilerServices;

// Nothing here reads a local before it is written, and the hot methods have structs enough for the zeroing to show.
[module: SkipLocalsInit]
