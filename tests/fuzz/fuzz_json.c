/* Any bytes as JSON. */
#include "src/base/json.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	json_t *value = json_read(bytes, size, NULL);

	if (value) {
		char *text = json_dumps(value, JSON_ENCODE_ANY);

		g_assert(g_utf8_validate(text, -1, NULL));
		free(text);
		json_decref(value);
	}
	return 0;
}
