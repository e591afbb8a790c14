package io.duplexws.inside;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** Reads and changes objects of a container past what their classes offer. Each container's next version may differ. */
public final class Inside {

    private Inside() {}

    /** Follows the fields of these names, the next one in the value of the one before; null where one of them is. */
    public static Object get(Object start, String... way) throws ReflectiveOperationException {
        Object place = start;
        for (String name : way) {
            place = place == null ? null : open(field(place.getClass(), name)).get(place);
        }
        return place;
    }

    /** Sets the field. */
    public static void set(Object place, String name, Object value) throws ReflectiveOperationException {
        open(field(place.getClass(), name)).set(place, value);
    }

    /** Calls the method, which has no parameters; returns what it does. */
    public static Object call(Object place, String name) throws ReflectiveOperationException {
        for (Class<?> type = place.getClass(); type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(name) && method.getParameterCount() == 0) {
                    return open(method).invoke(place);
                }
            }
        }
        throw new NoSuchMethodException(place.getClass().getName() + "." + name);
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        for (Class<?> place = type; place != null; place = place.getSuperclass()) {
            for (Field field : place.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(type.getName() + "." + name);
    }

    private static <T extends AccessibleObject> T open(T part) {
        part.setAccessible(true);
        return part;
    }
}
