package io.duplexws.socket;

/** Message parts of a size that can be changed; 0 for one that cannot. */
final class FakeParts implements PartSize.Container {
    private int size;

    FakeParts(int size) {
        this.size = size;
    }

    @Override
    public int partSize() {
        return size;
    }

    @Override
    public void partSize(int wanted) {
        size = wanted;
    }
}
