/* Any bytes as what a desk turned against us might send. */
#include "feeds/entry.h"
#include "feeds/finds.h"
#include "feeds/job.h"
#include "feeds/keep.h"
#include "src/body.h"
#include "src/terms.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	g_autoptr(Entry) e = entry_unpack(bytes, size);
	g_autoptr(Body) body = body_unpack(bytes, size);
	g_autoptr(Finds) finds = finds_unpack(bytes, size);
	g_autoptr(Terms) terms = terms_unpack(bytes, size);
	g_autofree struct enclosure *enclosures = NULL;
	g_autoptr(GString) words = g_string_new(NULL);
	struct job job;

	job_unpack(bytes, size, &job, &enclosures);
	if (body)
		body_words(body, words);
	if (e) {
		bool cut;
		g_autoptr(Arrivals) a = keep_arrivals(e, 100, 1790000000, &cut);
	}
	return 0;
}
