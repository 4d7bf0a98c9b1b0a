/* Any bytes as JSON. */
#include "src/json.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	json_t *value = json_read(bytes, size, NULL);

	if (value) {
		g_autofree char *text = json_write(value);

		g_assert(g_utf8_validate(text, -1, NULL));
	}
	return 0;
}
