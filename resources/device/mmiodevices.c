// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Makes virtio devices known to a kernel that can't be told of them.
 *
 * A monitor without ACPI and PCI (Firecracker before 1.8, QEMU's microvm with acpi=off) names its devices
 * only on the kernel's command line, as virtio_mmio.device=. Kernels of distributions have the driver, but
 * not the part of it that reads those words (VIRTIO_MMIO_CMDLINE_DEVICES). With this module the same
 * kernel can be every runtime's guest: what starts first there hands the words over as device=, and the
 * kernel's own driver binds to what is registered here.
 *
 *   insmod mmiodevices.ko device=4K@0xd0000000:5,4K@0xd0001000:6
 *
 * Each as it is on the command line: <size>@<address>:<interrupt>[:<id>].
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/err.h>
#include <linux/ioport.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/platform_device.h>
#include <linux/string.h>
#include <linux/types.h>

/* More than an x86 guest has interrupts for. */
#define MAX_DEVICES 64

static char *device[MAX_DEVICES];
static unsigned int device_count;
module_param_array(device, charp, &device_count, 0444);
MODULE_PARM_DESC(device, "virtio devices: <size>@<address>:<interrupt>[:<id>],...");

static struct platform_device *registered[MAX_DEVICES];
static unsigned int registered_count;

/* kstrtoull() would want the number to be all that is left. */
static bool __init take_number(const char **text, u64 most, u64 *value)
{
	char *end;

	*value = simple_strtoull(*text, &end, 0);
	if (end == *text || *value > most)
		return false;
	*text = end;
	return true;
}

static int __init parse(const char *text, struct resource *memory,
			struct resource *interrupt, int *id)
{
	u64 size, address, number;
	char *end;

	size = memparse(text, &end);
	if (end == text || !size || *end != '@')
		return -EINVAL;
	text = end + 1;
	if (!take_number(&text, (resource_size_t)-1, &address) || *text++ != ':')
		return -EINVAL;
	if (size - 1 > (resource_size_t)-1 - address)
		return -EINVAL;
	memory->start = address;
	memory->end = address + size - 1;
	memory->flags = IORESOURCE_MEM;

	/* Interrupt 0 is the timer's: for a driver it stands for "none". */
	if (!take_number(&text, INT_MAX, &number) || !number)
		return -EINVAL;
	interrupt->start = number;
	interrupt->end = number;
	interrupt->flags = IORESOURCE_IRQ;

	/* Not counted here: another source of such devices may have used the number. */
	*id = PLATFORM_DEVID_AUTO;
	if (*text == ':') {
		text++;
		if (!take_number(&text, INT_MAX, &number))
			return -EINVAL;
		*id = number;
	}
	return *text ? -EINVAL : 0;
}

static int __init register_one(const char *text)
{
	struct resource resources[2] = {};
	struct platform_device *made;
	int id, error;

	error = parse(text, &resources[0], &resources[1], &id);
	if (error) {
		pr_err("\"%s\" is not <size>@<address>:<interrupt>[:<id>]\n", text);
		return error;
	}
	made = platform_device_register_simple("virtio-mmio", id, resources,
					       ARRAY_SIZE(resources));
	if (IS_ERR(made)) {
		pr_err("%s can't be registered: error %ld\n", text, -PTR_ERR(made));
		return PTR_ERR(made);
	}
	registered[registered_count++] = made;
	return 0;
}

static void unregister_all(void)
{
	while (registered_count)
		platform_device_unregister(registered[--registered_count]);
}

static int __init mmiodevices_init(void)
{
	unsigned int i;
	int error;

	if (!device_count) {
		pr_err("no device= is given\n");
		return -EINVAL;
	}
	for (i = 0; i < device_count; i++) {
		error = register_one(device[i]);
		if (error) {
			/* Half of the disks would look like a guest of another kind. */
			unregister_all();
			return error;
		}
	}
	return 0;
}
module_init(mmiodevices_init);

static void __exit mmiodevices_exit(void)
{
	unregister_all();
}
module_exit(mmiodevices_exit);

MODULE_DESCRIPTION("Registers the virtio devices that a kernel's command line names");
MODULE_AUTHOR("The Runwatt authors");
MODULE_LICENSE("GPL");
