/* fuzz: what every target shares: libFuzzer's entry, and a heap that ends. */
#ifndef LEDE_TESTS_FUZZ_H
#define LEDE_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#endif
